package dev.tlsloop;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.NONE;
import static dev.tlsloop.VerifyMode.PEER;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.spec.DHParameterSpec;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContextRulesTest {
    private static final AlpnCallback CHOOSE = (connection, offered) -> AlpnAnswer.noOverlap();
    private static final ServerNameCallback PROCEED = (connection, name, original) -> ServerNameAnswer.proceed();

    @ParameterizedTest
    @MethodSource("mistakes")
    void describesEachMistakeInOneSentence(ContextBuilder builder, String description) {
        assertEquals(
                description,
                assertThrows(IllegalStateException.class, builder::build).getMessage());
    }

    /** Authorities of 100 bytes each, and two for the length of each. */
    private static List<X500Principal> authorities(int count) {
        return IntStream.range(1000, 1000 + count)
                .mapToObj(i -> new X500Principal("CN=" + "x".repeat(83) + i))
                .toList();
    }

    @Test
    void acceptsTheLongestStapleOfEachVersion() {
        ContextBuilder tls12 = server().versions(TLS_1_2, TLS_1_2).ocspStaple(new byte[16_777_211]);
        assertDoesNotThrow(() -> List.of(server().ocspStaple(new byte[65_527]).build(), tls12.build()));
    }

    @Test
    void acceptsAuthoritiesThatFitIntoACertificateRequest() {
        assertDoesNotThrow(() -> server().clientCas(authorities(639)).build());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        Context.of(Method.SSLv2),
                        "Method.SSLv2 is given, and no engine speaks SSL 2.0 (RFC 6176); use Context.client() or"
                                + " Context.server()"),
                arguments(
                        client().groups(NamedGroup.X25519, NamedGroup.X25519),
                        "groups(...) names x25519 twice; name each group once"),
                arguments(
                        client().cipherSuites(new CipherSuite(0x1301), new CipherSuite(0x1301)),
                        "cipherSuites(...) names TLS_AES_128_GCM_SHA256 twice; name each suite once"),
                arguments(
                        client().srtp(SrtpProfile.SRTP_AES128_CM_SHA1_80, SrtpProfile.SRTP_AES128_CM_SHA1_80),
                        "srtp(...) names SRTP_AES128_CM_SHA1_80 twice; name each profile once"),
                arguments(
                        server().clientCas(authorities(700)),
                        "clientCas(...) names authorities of 71400 bytes, and a CertificateRequest has room for 65279;"
                                + " name fewer with clientCas(...), or an empty list for any authority"),
                arguments(
                        server().clientCas(List.of(new X500Principal("CN=" + "x".repeat(70_000)))),
                        "clientCas(...) names authorities of 70027 bytes, and a CertificateRequest has room for 65279;"
                                + " name fewer with clientCas(...), or an empty list for any authority"),
                arguments(
                        Context.server()
                                .credential(new Credential(
                                        SampleCredential.credential().privateKey(),
                                        Collections.nCopies(43_000, SampleCredential.certificate()))),
                        "credential(...) has a chain of 16813000 bytes, and a Certificate message has room for 16777215;"
                                + " give a shorter chain"),
                arguments(
                        server().ocspStaple(new byte[65_528]),
                        "ocspStaple(...) is longer than the 65527 bytes that these versions(...) have room for; give a"
                                + " shorter response"),
                arguments(
                        server().versions(TLS_1_2, TLS_1_2).ocspStaple(new byte[16_777_212]),
                        "ocspStaple(...) is longer than the 16777211 bytes that these versions(...) have room for; give"
                                + " a shorter response"),
                arguments(
                        client().options(Option.EPHEMERAL_RSA),
                        "options(EPHEMERAL_RSA) is given, and no engine supports ephemeral RSA keys; leave it out,"
                                + " because ECDHE is always ephemeral"),
                arguments(
                        client().versions(TLS_1_3, TLS_1_2),
                        "versions(TLS 1.3, TLS 1.2) has its lowest version above its highest; give the lowest"
                                + " version first"),
                arguments(
                        client().versions(TLS_1_2, TLS_1_2).options(Option.NO_TLSv1_2),
                        "versions(TLS 1.2, TLS 1.2) with options([NO_TLSv1_2]) enables no protocol version; enable at"
                                + " least one"),
                arguments(
                        client().revocation(),
                        "revocation() is given no check; allowed are NONE, or one of STAPLE, CRL and CRL_ALL"),
                arguments(
                        client().revocation(Revocation.CRL, Revocation.NONE),
                        "revocation([NONE, CRL]) mixes NONE with others; give NONE alone, or leave it out"),
                arguments(
                        Context.of(Method.SSLv23).revocation(Revocation.CRL),
                        "revocation([CRL]) checks a chain that verify(NONE) does not verify; add verify(PEER)"),
                arguments(
                        server().verify(PEER).revocation(Revocation.STAPLE),
                        "revocation(STAPLE) is a client's setting, and this is a server; a client staples nothing, so"
                                + " give CRLs to crls(...) and set revocation(CRL)"),
                arguments(
                        client().verify(), "verify() is given no mode; allowed are NONE, or PEER with what refines it"),
                arguments(
                        client().verify(NONE, PEER),
                        "verify([NONE, PEER]) mixes NONE with others; give NONE alone, or leave it out"),
                arguments(
                        server().verify(FAIL_IF_NO_PEER_CERT),
                        "verify([FAIL_IF_NO_PEER_CERT]) refines PEER without it; add PEER"),
                arguments(client().verifyDepth(-1), "verifyDepth(-1) is negative; give 0 (no intermediate) or more"),
                arguments(
                        client().verify(NONE),
                        "verify(NONE) leaves the host name check without a verified chain; add"
                                + " insecurelySkipHostName(), or verify(PEER)"),
                arguments(
                        server().credential(SampleCredential.credential()),
                        "credential(...) is given two credentials with EC keys, and an engine selects by key algorithm; give"
                                + " one of each, and serve the other with onServerName(name, context)"),
                arguments(
                        client().onServerName("a.test", server().build()),
                        "onServerName is a server's setting, and this is a client; move it to Context.server()"),
                arguments(
                        client().onServerName(PROCEED),
                        "onServerName is a server's setting, and this is a client; move it to Context.server()"),
                arguments(
                        client().onAlpn(CHOOSE),
                        "onAlpn is a server's setting, and this is a client; give the protocols to offer to alpn(...)"),
                arguments(
                        Context.server(),
                        "a server presents a certificate, and none is given; add credential(...), or onServerName(...)"
                                + " to select a context by server name"),
                arguments(
                        server().verify(PEER).verifyHostName(),
                        "verifyHostName() is a client's setting, and this is a server; a server verifies only the"
                                + " chain"),
                arguments(
                        Context.server().onServerName("a.test", client().build()),
                        "onServerName(\"a.test\", ...) is given a client context; give one of Context.server()...build()"),
                arguments(
                        server().alpn("h2").onAlpn(CHOOSE),
                        "alpn([h2]) and onAlpn(...) are both given, and both select the protocol; leave one out"),
                arguments(
                        client().alpn(protocols(253)),
                        "alpn(...) lists 256 protocols of 65534 bytes, and a ClientHello takes 65533 (RFC 7301, 3.1);"
                                + " offer fewer"),
                arguments(
                        client().cipherSuites(new CipherSuite(0xC030)),
                        "cipherSuites(TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) is not a TLS 1.3 suite; give TLS 1.2"
                                + " suites to cipherList(\"ECDHE-RSA-AES256-GCM-SHA384\")"));
    }

    @ParameterizedTest
    @MethodSource("settingsOfTheOtherSide")
    void refusesSettingsOfTheOtherSide(ContextBuilder builder, String description) {
        assertEquals(
                description,
                assertThrows(IllegalStateException.class, builder::build).getMessage());
    }

    static Stream<Arguments> settingsOfTheOtherSide() {
        return Stream.of(
                arguments(
                        client().clientCas(List.of()),
                        "clientCas is a server's setting, and this is a client; move it to Context.server()"),
                arguments(
                        client().temporaryDh(new DHParameterSpec(BigInteger.TEN, BigInteger.TWO)),
                        "temporaryDh is a server's setting, and this is a client; move it to Context.server()"),
                arguments(
                        client().ocspStaple(new byte[1]),
                        "ocspStaple is a server's setting, and this is a client; check the stapled response with"
                                + " onOcspResponse(...)"),
                arguments(
                        client().onNextProtocolAdvertise(connection -> List.of()),
                        "onNextProtocolAdvertise is a server's setting, and this is a client; select from the"
                                + " advertised protocols with onNextProtocolSelect(...)"),
                arguments(
                        server().onOcspResponse((connection, response) -> true),
                        "onOcspResponse is a client's setting, and this is a server; give the response to staple to"
                                + " ocspStaple(...)"),
                arguments(
                        server().onNextProtocolSelect((connection, offered) -> offered.get(0)),
                        "onNextProtocolSelect is a client's setting, and this is a server; list the supported protocols with"
                                + " onNextProtocolAdvertise(...)"),
                arguments(
                        server().versions(TLS_1_3, TLS_1_3).onNextProtocolAdvertise(connection -> List.of()),
                        "onNextProtocolAdvertise and onNextProtocolSelect are for NPN, which ends with TLS 1.2, and"
                                + " versions(...) enables only TLS 1.3; enable TLS 1.2, or give the protocols to"
                                + " alpn(...)"));
    }

    @ParameterizedTest
    @MethodSource("settingsOfSessions")
    void refusesInvalidSessionSettings(ContextBuilder builder, String description) {
        assertEquals(
                description,
                assertThrows(IllegalStateException.class, builder::build).getMessage());
    }

    static Stream<Arguments> settingsOfSessions() {
        return Stream.of(
                arguments(
                        server().sessionCacheMode(new SessionCacheMode[0]),
                        "sessionCacheMode() is given no mode; give OFF, or at least one of the others"),
                arguments(
                        server().sessionCacheMode(SessionCacheMode.OFF, SessionCacheMode.BOTH),
                        "sessionCacheMode([OFF, BOTH]) mixes OFF with others; give OFF alone, or leave it out"),
                arguments(
                        server().sessionTimeout(Duration.ofMillis(1500)),
                        "sessionTimeout(PT1.5S) is not 1 to 2147483647 whole seconds; give a duration in that"
                                + " range, or sessionCacheMode(OFF) with options(NO_TICKET) to disable resumption"),
                arguments(
                        server().sessionIdContext(new byte[33]),
                        "sessionIdContext(...) is too long with 33 bytes; give 32 or less, such as a hash of the"
                                + " application name"));
    }

    @ParameterizedTest
    @MethodSource("soundDeclarations")
    void buildsValidContexts(ContextBuilder builder) {
        assertDoesNotThrow(builder::build);
    }

    static Stream<ContextBuilder> soundDeclarations() {
        return Stream.of(
                client(),
                server(),
                Context.of(Method.SSLv23),
                Context.of(Method.SSLv3),
                client().versions(TLS_1_2, TLS_1_2).options(Option.NO_TLSv1_3),
                client().verify(NONE).insecurelySkipHostName(),
                client().verifyDepth(0),
                server().verify(PEER, FAIL_IF_NO_PEER_CERT, VerifyMode.CLIENT_ONCE),
                Context.server().onServerName("a.test", server().build()),
                Context.server().onServerName(PROCEED),
                server().onAlpn(CHOOSE),
                server().alpn("h2"),
                server().sessionCacheMode(SessionCacheMode.OFF).sessionTimeout(Duration.ofSeconds(1)),
                server().sessionIdContext(new byte[32]).clientCas(List.of()),
                server().onNextProtocolAdvertise(connection -> List.of()),
                Context.of(Method.SSLv23).ocspStaple(new byte[1]).onOcspResponse((connection, response) -> true),
                client().alpn(protocols(252)),
                server().alpn(protocols(255)),
                client().cipherSuites(CipherSuite.TLS_AES_128_GCM_SHA256).cipherList("ECDHE+AESGCM"));
    }

    /** 255 protocols of the longest name, which take 65280 bytes in a ClientHello, and one of that length. */
    private static String[] protocols(int lengthOfLast) {
        return IntStream.range(0, 256)
                .mapToObj(i -> String.valueOf((char) i).repeat(i == 0 ? lengthOfLast : 255))
                .toArray(String[]::new);
    }

    @Test
    void aConnectionOffersNoLongerListEither() {
        List<AlpnProtocol> tooLong = AlpnProtocol.listOf(protocols(253));
        assertEquals(
                "withAlpn(...) lists 256 protocols of 65534 bytes, and a ClientHello takes 65533 (RFC 7301, 3.1); offer"
                        + " fewer",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ConnectionSettings.none().withAlpn(tooLong))
                        .getMessage());
    }

    @Test
    void aConnectionOffersTheLongestList() {
        List<AlpnProtocol> longest = AlpnProtocol.listOf(protocols(252));
        assertEquals(
                Optional.of(longest),
                ConnectionSettings.none().withAlpn(longest).alpn());
    }

    private static ContextBuilder client() {
        return Context.client();
    }

    private static ContextBuilder server() {
        return Context.server().credential(SampleCredential.credential());
    }
}
