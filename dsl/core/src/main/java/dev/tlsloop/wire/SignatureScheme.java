package dev.tlsloop.wire;

import java.util.Map;

/**
 * The codes and names of signature schemes, in RFC 8446's spelling.
 *
 * <pre>{@code
 * String name = SignatureScheme.nameOf(0x0403);
 * }</pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.2.3">RFC 8446, signature algorithms</a>
 */
public final class SignatureScheme {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x0201, "rsa_pkcs1_sha1"),
            Map.entry(0x0203, "ecdsa_sha1"),
            Map.entry(0x0401, "rsa_pkcs1_sha256"),
            Map.entry(0x0403, "ecdsa_secp256r1_sha256"),
            Map.entry(0x0501, "rsa_pkcs1_sha384"),
            Map.entry(0x0503, "ecdsa_secp384r1_sha384"),
            Map.entry(0x0601, "rsa_pkcs1_sha512"),
            Map.entry(0x0603, "ecdsa_secp521r1_sha512"),
            Map.entry(0x0804, "rsa_pss_rsae_sha256"),
            Map.entry(0x0805, "rsa_pss_rsae_sha384"),
            Map.entry(0x0806, "rsa_pss_rsae_sha512"),
            Map.entry(0x0807, "ed25519"),
            Map.entry(0x0808, "ed448"),
            Map.entry(0x0809, "rsa_pss_pss_sha256"),
            Map.entry(0x080A, "rsa_pss_pss_sha384"),
            Map.entry(0x080B, "rsa_pss_pss_sha512"),
            Map.entry(0x0904, "mldsa44"),
            Map.entry(0x0905, "mldsa65"),
            Map.entry(0x0906, "mldsa87"));

    private SignatureScheme() {}

    /** The registry's name, such as {@code ed25519}; {@code scheme_0x0a0a} without one. */
    public static String nameOf(int code) {
        String name = NAMES.get(code);
        return name == null ? String.format("scheme_0x%04x", code) : name;
    }
}
