package dev.tlsloop.spi;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.Extension;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NegotiationMismatchExplainerTest {
    private static final int AES_13 = 0x1301;
    private static final int CHACHA_13 = 0x1303;
    private static final int ECDHE_ECDSA = 0xC02B;
    private static final int ECDHE_RSA = 0xC02F;
    private static final int RSA = 0x009C;
    private static final int DHE_RSA = 0x009E;
    private static final int EC_SCHEME = 0x0403;
    private static final int PSS_SCHEME = 0x0804;
    private static final int PKCS1_SCHEME = 0x0401;

    private static final AcceptedParameters SERVER = new AcceptedParameters(
            List.of(TLS_1_3, TLS_1_2),
            Stream.of(AES_13, ECDHE_ECDSA, ECDHE_RSA).map(CipherSuite::new).toList(),
            List.of(NamedGroup.SECP256R1, NamedGroup.X25519),
            Set.of(PublicKeyAlgorithm.EC),
            Set.of(NamedGroup.SECP256R1),
            List.of());

    static List<Arguments> mismatchedHellos() {
        return List.of(
                Arguments.of(Reason.NO_COMMON_VERSION, hello(List.of(TlsVersion.TLS_1_1), AES_13), SERVER),
                Arguments.of(Reason.NO_COMMON_CIPHER, hello(List.of(TLS_1_3), CHACHA_13), SERVER),
                Arguments.of(Reason.NO_COMMON_CIPHER, hello(List.of(TLS_1_2), AES_13), SERVER),
                Arguments.of(Reason.NO_COMMON_CIPHER, hello(List.of(TLS_1_2), ECDHE_RSA), SERVER),
                Arguments.of(
                        Reason.NO_COMMON_GROUP,
                        hello(List.of(TLS_1_3), NamedGroup.SECP384R1, EC_SCHEME, AES_13),
                        SERVER),
                Arguments.of(
                        Reason.NO_COMMON_GROUP,
                        hello(List.of(TLS_1_2), NamedGroup.SECP384R1, EC_SCHEME, ECDHE_ECDSA),
                        SERVER),
                Arguments.of(
                        Reason.NO_COMMON_SIGNATURE_ALGORITHM,
                        hello(List.of(TLS_1_3), NamedGroup.SECP256R1, PSS_SCHEME, AES_13),
                        SERVER),
                Arguments.of(
                        Reason.NO_COMMON_SIGNATURE_ALGORITHM,
                        hello(List.of(TLS_1_3), NamedGroup.SECP256R1, PKCS1_SCHEME, AES_13),
                        withKeys(PublicKeyAlgorithm.RSA)),
                Arguments.of(
                        Reason.NO_COMMON_GROUP,
                        hello(List.of(TLS_1_2), NamedGroup.X25519, EC_SCHEME, ECDHE_ECDSA),
                        SERVER),
                Arguments.of(
                        Reason.NO_COMMON_GROUP,
                        hello(
                                List.of(TLS_1_2),
                                List.of(NamedGroup.X25519, NamedGroup.SECP256R1),
                                EC_SCHEME,
                                ECDHE_ECDSA),
                        withGroups(NamedGroup.X25519)),
                Arguments.of(Reason.NO_CERTIFICATE, hello(List.of(TLS_1_3), AES_13), withKeys()));
    }

    @ParameterizedTest
    @MethodSource("mismatchedHellos")
    void namesTheFirstParameterWithoutACommonValue(Reason reason, ClientHello hello, AcceptedParameters server) {
        Optional<Refusal> explanation = NegotiationMismatchExplainer.explain(hello, server);

        assertEquals(Optional.of(reason), explanation.map(Refusal::reason));
    }

    /** The client and the server share x25519, but the server's key uses a curve outside the server's groups. */
    @Test
    void namesServerKeysOutsideTheServersGroups() {
        List<NamedGroup> offered = List.of(NamedGroup.X25519, NamedGroup.SECP256R1);
        ClientHello hello = hello(List.of(TLS_1_2), offered, EC_SCHEME, ECDHE_ECDSA);
        Refusal refusal = NegotiationMismatchExplainer.explain(hello, withGroups(NamedGroup.X25519))
                .orElseThrow();
        assertEquals(Optional.empty(), refusal.mismatch());
        assertEquals(
                "the server's keys use the curves [secp256r1], and its groups are [x25519]; up to TLS 1.2 this engine"
                        + " presents no key on another curve, so add the curve to groups(...), or give an RSA key",
                refusal.detail());
    }

    static List<Arguments> matchingHellos() {
        return List.of(
                Arguments.of(hello(List.of(TLS_1_3), AES_13), SERVER),
                Arguments.of(hello(List.of(TLS_1_2), ECDHE_ECDSA), SERVER),
                Arguments.of(
                        hello(List.of(TLS_1_3), NamedGroup.SECP256R1, PSS_SCHEME, AES_13),
                        withKeys(PublicKeyAlgorithm.RSA)),
                Arguments.of(
                        hello(List.of(TLS_1_2), NamedGroup.SECP256R1, PKCS1_SCHEME, ECDHE_RSA),
                        withKeys(PublicKeyAlgorithm.RSA)));
    }

    @ParameterizedTest
    @MethodSource("matchingHellos")
    void explainsNothingIfAllParametersAreCommon(ClientHello hello, AcceptedParameters server) {
        assertEquals(Optional.empty(), NegotiationMismatchExplainer.explain(hello, server));
    }

    private static AcceptedParameters withFiniteFields(NamedGroup... groups) {
        return new AcceptedParameters(
                List.of(TLS_1_2),
                List.of(new CipherSuite(DHE_RSA)),
                List.of(groups),
                Set.of(PublicKeyAlgorithm.RSA),
                Set.of(),
                List.of());
    }

    @Test
    void aClientWithFiniteFieldGroupsAcceptsNoOtherField() {
        ClientHello hello =
                hello(List.of(TLS_1_2), List.of(NamedGroup.X25519, NamedGroup.FFDHE2048), PKCS1_SCHEME, DHE_RSA);
        assertEquals(
                Optional.of(Reason.NO_COMMON_GROUP),
                NegotiationMismatchExplainer.explain(hello, withFiniteFields(NamedGroup.X25519))
                        .map(Refusal::reason));
    }

    @Test
    void acceptsACommonFiniteFieldGroup() {
        ClientHello hello =
                hello(List.of(TLS_1_2), List.of(NamedGroup.X25519, NamedGroup.FFDHE2048), PKCS1_SCHEME, DHE_RSA);
        assertEquals(
                Optional.empty(),
                NegotiationMismatchExplainer.explain(hello, withFiniteFields(NamedGroup.X25519, NamedGroup.FFDHE2048)));
    }

    @Test
    void aClientWithoutFiniteFieldGroupsAcceptsAnyField() {
        ClientHello hello = hello(List.of(TLS_1_2), NamedGroup.X25519, PKCS1_SCHEME, DHE_RSA);
        assertEquals(
                Optional.empty(), NegotiationMismatchExplainer.explain(hello, withFiniteFields(NamedGroup.X25519)));
    }

    @Test
    void aSuiteWithoutAGroupNeedsNone() {
        ClientHello hello = hello(List.of(TLS_1_2), NamedGroup.SECP384R1, PKCS1_SCHEME, RSA);
        AcceptedParameters server = new AcceptedParameters(
                List.of(TLS_1_2),
                List.of(new CipherSuite(RSA)),
                List.of(NamedGroup.SECP256R1),
                Set.of(PublicKeyAlgorithm.RSA),
                Set.of(),
                List.of());

        assertEquals(Optional.empty(), NegotiationMismatchExplainer.explain(hello, server));
    }

    @Test
    void keepsTheOfferedAndTheAcceptedValues() {
        NegotiationMismatch mismatch = NegotiationMismatchExplainer.explain(hello(List.of(TLS_1_3), CHACHA_13), SERVER)
                .flatMap(Refusal::mismatch)
                .orElseThrow();

        assertEquals(
                new NegotiationMismatch(
                        "TLS 1.3 cipher suites",
                        List.of("TLS_CHACHA20_POLY1305_SHA256"),
                        List.of("TLS_AES_128_GCM_SHA256")),
                mismatch);
    }

    @Test
    void aClientWithoutSupportedVersionsOffersUpToItsLegacyVersion() {
        ClientHello old = new ClientHello(0x0303, new byte[32], new byte[0], List.of(ECDHE_ECDSA), List.of());
        AcceptedParameters server = new AcceptedParameters(
                List.of(TLS_1_3), SERVER.suites(), SERVER.groups(), SERVER.keys(), SERVER.curves(), List.of());

        Optional<Refusal> explanation = NegotiationMismatchExplainer.explain(old, server);

        assertEquals(
                Optional.of(List.of("TLS 1.2", "TLS 1.1", "TLS 1.0", "SSL 3.0")),
                explanation.flatMap(Refusal::mismatch).map(NegotiationMismatch::offered));
    }

    @Test
    void namesAnAlpnMismatchLast() {
        ClientHello hello = withAlpn(hello(List.of(TLS_1_3), AES_13), "foo");
        AcceptedParameters server = new AcceptedParameters(
                SERVER.versions(),
                SERVER.suites(),
                SERVER.groups(),
                SERVER.keys(),
                SERVER.curves(),
                List.of(AlpnProtocol.HTTP_2));

        Optional<Refusal> explanation = NegotiationMismatchExplainer.explain(hello, server);

        assertEquals(Optional.of(Reason.NO_COMMON_PROTOCOL), explanation.map(Refusal::reason));
    }

    private static AcceptedParameters withKeys(PublicKeyAlgorithm... keys) {
        return new AcceptedParameters(
                SERVER.versions(), SERVER.suites(), SERVER.groups(), Set.of(keys), SERVER.curves(), List.of());
    }

    private static ClientHello hello(List<TlsVersion> versions, int suite) {
        return hello(versions, NamedGroup.SECP256R1, EC_SCHEME, suite);
    }

    private static AcceptedParameters withGroups(NamedGroup... groups) {
        return new AcceptedParameters(
                SERVER.versions(), SERVER.suites(), List.of(groups), SERVER.keys(), SERVER.curves(), List.of());
    }

    private static ClientHello hello(List<TlsVersion> versions, NamedGroup group, int scheme, int suite) {
        return hello(versions, List.of(group), scheme, suite);
    }

    private static ClientHello hello(List<TlsVersion> versions, List<NamedGroup> groups, int scheme, int suite) {
        ByteBuffer codes = ByteBuffer.allocate(1 + 2 * versions.size()).put((byte) (2 * versions.size()));
        versions.forEach(v -> codes.putShort((short) v.code()));
        return new ClientHello(
                0x0303,
                new byte[32],
                new byte[0],
                List.of(suite),
                List.of(
                        new Extension(43, codes.array()),
                        new Extension(10, listOf(groups.stream().mapToInt(NamedGroup::code))),
                        new Extension(13, listOf(IntStream.of(scheme)))));
    }

    private static ClientHello withAlpn(ClientHello hello, String protocol) {
        byte[] name = new AlpnProtocol(protocol).bytes();
        byte[] body = ByteBuffer.allocate(3 + name.length)
                .putShort((short) (1 + name.length))
                .put((byte) name.length)
                .put(name)
                .array();
        List<Extension> extensions = new ArrayList<>(hello.extensions());
        extensions.add(new Extension(16, body));
        return new ClientHello(0x0303, new byte[32], new byte[0], hello.cipherSuites(), extensions);
    }

    private static byte[] listOf(IntStream codes) {
        int[] all = codes.toArray();
        ByteBuffer list = ByteBuffer.allocate(2 + 2 * all.length).putShort((short) (2 * all.length));
        IntStream.of(all).forEach(code -> list.putShort((short) code));
        return list.array();
    }
}
