package dev.tlsloop.spi;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.wire.ClientHello;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An explainer of a server's negotiation mismatch: a pure function of the ClientHello and the accepted parameters. It
 * checks version, cipher suite, group and signature scheme, in the order of the negotiation (RFC 8446, 4.1.1).
 */
final class NegotiationMismatchExplainer {
    private final ClientHello hello;
    private final AcceptedParameters server;

    private NegotiationMismatchExplainer(ClientHello hello, AcceptedParameters server) {
        this.hello = hello;
        this.server = server;
    }

    /** The first parameter without a common value; empty when all have one. */
    static Optional<Refusal> explain(ClientHello hello, AcceptedParameters server) {
        return new NegotiationMismatchExplainer(hello, server).first();
    }

    private Optional<Refusal> first() {
        Optional<TlsVersion> version =
                offeredVersions().stream().filter(server.versions()::contains).max(Comparator.naturalOrder());
        if (version.isEmpty()) {
            return none(Reason.NO_COMMON_VERSION, "protocol versions", offeredVersions(), server.versions());
        }
        if (server.keys().isEmpty()) {
            return Optional.of(Refusal.of(Reason.NO_CERTIFICATE, "the server has no credential to present"));
        }
        boolean tls13 = version.get() == TlsVersion.TLS_1_3;
        List<CipherSuite> offered = suites(hello.cipherSuites().stream().map(CipherSuite::new), tls13);
        List<CipherSuite> accepted = suites(server.suites().stream(), tls13);
        List<CipherSuite> common = offered.stream().filter(accepted::contains).toList();
        if (common.isEmpty()) {
            return none(Reason.NO_COMMON_CIPHER, version.get() + " cipher suites", offered, accepted);
        }
        return firstAfterSuites(tls13, common);
    }

    private Optional<Refusal> firstAfterSuites(boolean tls13, List<CipherSuite> common) {
        List<NamedGroup> groups =
                hello.supportedGroups().stream().map(NamedGroup::new).toList();
        if (common.stream().noneMatch(suite -> hasGroup(suite, tls13, groups))) {
            return none(Reason.NO_COMMON_GROUP, "key exchange groups", groups, server.groups());
        }
        List<Integer> schemes = hello.signatureSchemes();
        if (!schemes.isEmpty() && schemes.stream().noneMatch(s -> signs(s, tls13))) {
            return none(
                    Reason.NO_COMMON_SIGNATURE_ALGORITHM,
                    "signature schemes",
                    schemes.stream().map(s -> String.format("0x%04x", s)).toList(),
                    server.keys());
        }
        return tls13 ? noProtocol() : firstOfKeys(common, groups);
    }

    private Optional<Refusal> firstOfKeys(List<CipherSuite> common, List<NamedGroup> groups) {
        List<CipherSuite> usable = common.stream().filter(this::authenticates).toList();
        if (usable.isEmpty()) {
            return none(Reason.NO_COMMON_CIPHER, "cipher suites for the server's keys", common, server.keys());
        }
        if (usable.stream().noneMatch(suite -> hasGroup(suite, false, groups))) {
            return none(Reason.NO_COMMON_GROUP, "groups for the suites of the server's keys", groups, server.groups());
        }
        boolean needsCurve = usable.stream().allMatch(s -> s.name().contains("_ECDSA_"))
                && server.keys().stream()
                        .noneMatch(k -> k == PublicKeyAlgorithm.ED25519 || k == PublicKeyAlgorithm.ED448);
        if (needsCurve && !groups.isEmpty() && groups.stream().noneMatch(server.curves()::contains)) {
            return none(Reason.NO_COMMON_GROUP, "curves of the server's keys", groups, server.curves());
        }
        // JDK 25 presents no EC key whose curve is outside the server's groups; JDK 17 and OpenSSL do.
        if (needsCurve && server.groups().stream().noneMatch(server.curves()::contains)) {
            return Optional.of(Refusal.of(
                    Reason.NO_COMMON_GROUP,
                    "the server's keys use the curves " + server.curves() + ", and its groups are " + server.groups()
                            + "; up to TLS 1.2 this engine presents no key on another curve, so add the curve to"
                            + " groups(...), or give an RSA key"));
        }
        return noProtocol().or(() -> noFiniteField(usable, groups));
    }

    /**
     * A client that offers finite field groups accepts DHE only over one of them, which the JDK enforces (RFC 7919, 4).
     */
    private Optional<Refusal> noFiniteField(List<CipherSuite> usable, List<NamedGroup> groups) {
        List<NamedGroup> fields =
                groups.stream().filter(g -> g.code() >> 8 == 0x01).toList();
        boolean needed = usable.stream().allMatch(suite -> suite.name().startsWith("TLS_DHE_"));
        return needed && !fields.isEmpty() && fields.stream().noneMatch(server.groups()::contains)
                ? none(Reason.NO_COMMON_GROUP, "finite field groups", fields, server.groups())
                : Optional.empty();
    }

    /** TLS 1.3 always needs a common group; up to TLS 1.2, only an ECDHE suite needs a curve. */
    private boolean hasGroup(CipherSuite suite, boolean tls13, List<NamedGroup> offered) {
        boolean needsCurve = suite.name().startsWith("TLS_ECDHE_");
        return !tls13 && !needsCurve
                || offered.stream()
                        .filter(g -> tls13 || g.code() < FIRST_FINITE_FIELD_GROUP)
                        .anyMatch(server.groups()::contains);
    }

    private Optional<Refusal> noProtocol() {
        List<AlpnProtocol> offered = hello.alpn().stream()
                .filter(name -> name.length > 0)
                .map(AlpnProtocol::ofBytes)
                .toList();
        boolean asked = !offered.isEmpty() && !server.alpn().isEmpty();
        return asked && offered.stream().noneMatch(server.alpn()::contains)
                ? none(Reason.NO_COMMON_PROTOCOL, "ALPN protocols", offered, server.alpn())
                : Optional.empty();
    }

    private List<TlsVersion> offeredVersions() {
        boolean listed = hello.extensions().stream().anyMatch(e -> e.type() == SUPPORTED_VERSIONS);
        return Stream.of(TlsVersion.values())
                .sorted(Comparator.reverseOrder())
                .filter(v -> listed
                        ? hello.supportedVersions().contains(v.code())
                        : v.code() <= hello.legacyVersion() && v != TlsVersion.TLS_1_3)
                .toList();
    }

    private static List<CipherSuite> suites(Stream<CipherSuite> suites, boolean tls13) {
        return suites.filter(s -> s.code() != EMPTY_RENEGOTIATION_INFO && s.code() != FALLBACK)
                .filter(s -> (s.minVersion() == TlsVersion.TLS_1_3) == tls13)
                .toList();
    }

    private boolean authenticates(CipherSuite suite) {
        String name = suite.name();
        if (name.contains("_ECDSA_")) {
            return server.keys().stream().anyMatch(k -> k != PublicKeyAlgorithm.RSA && k != PublicKeyAlgorithm.RSA_PSS);
        }
        if (name.contains("_RSA_")) {
            return server.keys().contains(PublicKeyAlgorithm.RSA)
                    || server.keys().contains(PublicKeyAlgorithm.RSA_PSS);
        }
        return !name.contains("_DSS_") || server.keys().contains(PublicKeyAlgorithm.DSA);
    }

    private boolean signs(int scheme, boolean tls13) {
        return switch (scheme) {
            case 0x0804, 0x0805, 0x0806 -> server.keys().contains(PublicKeyAlgorithm.RSA);
            case 0x0809, 0x080A, 0x080B -> server.keys().contains(PublicKeyAlgorithm.RSA_PSS);
            case 0x0807 -> server.keys().contains(PublicKeyAlgorithm.ED25519);
            case 0x0808 -> server.keys().contains(PublicKeyAlgorithm.ED448);
            default ->
                switch (scheme & 0xFF) {
                    case 1 -> !tls13 && server.keys().contains(PublicKeyAlgorithm.RSA);
                    case 3 ->
                        server.keys().contains(PublicKeyAlgorithm.EC)
                                && (!tls13 || server.curves().contains(curveOf(scheme)));
                    default -> false;
                };
        };
    }

    /** The curve of an ECDSA scheme, which TLS 1.3 fixes (RFC 8446, 4.2.3). */
    private static NamedGroup curveOf(int scheme) {
        return switch (scheme) {
            case 0x0503 -> NamedGroup.SECP384R1;
            case 0x0603 -> NamedGroup.SECP521R1;
            default -> NamedGroup.SECP256R1;
        };
    }

    private static Optional<Refusal> none(Reason reason, String what, Collection<?> offered, Collection<?> accepted) {
        NegotiationMismatch mismatch = new NegotiationMismatch(what, texts(offered), texts(accepted));
        String detail = "the client offers " + mismatch.offered() + ", the server accepts " + mismatch.accepted();
        return Optional.of(Refusal.of(reason, detail).withMismatch(mismatch));
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream()
                .map(v -> v instanceof CipherSuite suite ? suite.name() : v.toString())
                .collect(Collectors.toList());
    }

    private static final int FIRST_FINITE_FIELD_GROUP = 0x0100;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int EMPTY_RENEGOTIATION_INFO = 0x00FF;
    private static final int FALLBACK = 0x5600;
}
