package dev.tlsloop;

import java.util.List;
import java.util.Optional;

/**
 * A key exchange group: a curve, a finite field, or a post-quantum hybrid. Any code is valid, because the registry
 * grows; the constants are the groups that current engines negotiate.
 *
 * <pre>{@code
 * Context client = Context.client().groups(NamedGroup.X25519, NamedGroup.SECP256R1).trust(ca).build();
 * }</pre>
 *
 * @param code the number in the TLS Supported Groups registry, 0 to 65535
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.2.7">RFC 8446, supported groups</a>
 */
public record NamedGroup(int code) {
    public static final NamedGroup SECP256R1 = new NamedGroup(0x0017);
    public static final NamedGroup SECP384R1 = new NamedGroup(0x0018);
    public static final NamedGroup SECP521R1 = new NamedGroup(0x0019);
    public static final NamedGroup X25519 = new NamedGroup(0x001D);
    public static final NamedGroup X448 = new NamedGroup(0x001E);
    public static final NamedGroup FFDHE2048 = new NamedGroup(0x0100);
    public static final NamedGroup FFDHE3072 = new NamedGroup(0x0101);
    public static final NamedGroup FFDHE4096 = new NamedGroup(0x0102);
    public static final NamedGroup FFDHE6144 = new NamedGroup(0x0103);
    public static final NamedGroup FFDHE8192 = new NamedGroup(0x0104);
    public static final NamedGroup SECP256R1_MLKEM768 = new NamedGroup(0x11EB);
    public static final NamedGroup X25519_MLKEM768 = new NamedGroup(0x11EC);
    public static final NamedGroup SECP384R1_MLKEM1024 = new NamedGroup(0x11ED);

    private static final List<Named> REGISTRY = List.of(
            new Named(new NamedGroup(1), "sect163k1"),
            new Named(new NamedGroup(2), "sect163r1"),
            new Named(new NamedGroup(3), "sect163r2"),
            new Named(new NamedGroup(4), "sect193r1"),
            new Named(new NamedGroup(5), "sect193r2"),
            new Named(new NamedGroup(6), "sect233k1"),
            new Named(new NamedGroup(7), "sect233r1"),
            new Named(new NamedGroup(8), "sect239k1"),
            new Named(new NamedGroup(9), "sect283k1"),
            new Named(new NamedGroup(10), "sect283r1"),
            new Named(new NamedGroup(11), "sect409k1"),
            new Named(new NamedGroup(12), "sect409r1"),
            new Named(new NamedGroup(13), "sect571k1"),
            new Named(new NamedGroup(14), "sect571r1"),
            new Named(new NamedGroup(15), "secp160k1"),
            new Named(new NamedGroup(16), "secp160r1"),
            new Named(new NamedGroup(17), "secp160r2"),
            new Named(new NamedGroup(18), "secp192k1"),
            new Named(new NamedGroup(19), "secp192r1"),
            new Named(new NamedGroup(20), "secp224k1"),
            new Named(new NamedGroup(21), "secp224r1"),
            new Named(new NamedGroup(22), "secp256k1"),
            new Named(SECP256R1, "secp256r1"),
            new Named(SECP384R1, "secp384r1"),
            new Named(SECP521R1, "secp521r1"),
            new Named(new NamedGroup(26), "brainpoolP256r1"),
            new Named(new NamedGroup(27), "brainpoolP384r1"),
            new Named(new NamedGroup(28), "brainpoolP512r1"),
            new Named(X25519, "x25519"),
            new Named(X448, "x448"),
            new Named(FFDHE2048, "ffdhe2048"),
            new Named(FFDHE3072, "ffdhe3072"),
            new Named(FFDHE4096, "ffdhe4096"),
            new Named(FFDHE6144, "ffdhe6144"),
            new Named(FFDHE8192, "ffdhe8192"),
            new Named(SECP256R1_MLKEM768, "SecP256r1MLKEM768"),
            new Named(X25519_MLKEM768, "X25519MLKEM768"),
            new Named(SECP384R1_MLKEM1024, "SecP384r1MLKEM1024"));

    public NamedGroup {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("a named group is two bytes, 0 to 65535; given: " + code);
        }
    }

    /**
     * Finds a group by its name in the registry, such as {@code x25519}; case is ignored; empty for an unknown name.
     */
    public static Optional<NamedGroup> ofName(String name) {
        return REGISTRY.stream()
                .filter(e -> e.name.equalsIgnoreCase(name))
                .map(Named::group)
                .findFirst();
    }

    /** The registry's name, such as {@code x25519}; {@code group_0x0a0a} without one. */
    public String name() {
        return REGISTRY.stream()
                .filter(e -> e.group.code == code)
                .map(Named::name)
                .findFirst()
                .orElseGet(() -> String.format("group_0x%04x", code));
    }

    @Override
    public String toString() {
        return name();
    }

    private record Named(NamedGroup group, String name) {}
}
