package dev.tlsloop.openssl;

import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Engine;
import dev.tlsloop.Option;
import dev.tlsloop.Reason;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What does not fit into a length of the wire is refused in one sentence, before or by the side that declares it. */
class WireLengthTest {
    private static final Credential LOCALHOST = CA.issue("localhost");
    private static final Trust LONG = Trust.of(longSubjects(850));
    private static final String TOO_LONG =
            "trust(...) names authorities of 67150 bytes, and a CertificateRequest has room"
                    + " for 65279; name fewer with clientCas(...), or an empty list for any authority";

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static X509Certificate[] longSubjects(int count) {
        return IntStream.range(1000, 1000 + count)
                .mapToObj(i -> Authority.create("x".repeat(60) + i).certificate())
                .toArray(X509Certificate[]::new);
    }

    static List<Engine> engines() {
        return List.of(Jsse.engine(), OpenSsl.engine());
    }

    private static ContextBuilder serverOf(Engine engine) {
        return Context.server().credential(LOCALHOST).engine(engine);
    }

    private static ContextBuilder clientOf(Engine engine) {
        return Context.client().trust(CA).engine(engine);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void authoritiesOfTrustThatDoNotFitAreRefusedAtTheStart(Engine engine) {
        Context server = serverOf(engine).trust(LONG).verify(PEER).build();
        assertEquals(
                TOO_LONG,
                assertThrows(IllegalStateException.class, server::start).getMessage());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aSelectedContextWhoseAuthoritiesDoNotFitIsRefused(Engine engine) {
        Context selected = serverOf(engine).trust(LONG).verify(PEER).build();
        ContextBuilder front = serverOf(engine).onServerName((c, name, original) -> ServerNameAnswer.use(selected));
        Outcome.Refused refused = (Outcome.Refused)
                Loopback.between(clientOf(engine).build(), front.build()).handshake();
        assertEquals(
                List.of(
                        Reason.REJECTED_BY_CALLBACK,
                        "the start of the context that the server name callback selected threw"
                                + " java.lang.IllegalStateException: " + TOO_LONG),
                List.of(refused.reason(), refused.refusal().detail()));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerThatNamesOthersMayTrustThem(Engine engine) {
        Context server = serverOf(engine)
                .trust(LONG)
                .clientCas(List.of(new X500Principal("CN=one")))
                .verify(PEER)
                .build();
        Outcome outcome = Loopback.between(clientOf(engine).build(), server).handshake();
        assertEquals(Outcome.Success.class, outcome.getClass(), outcome::toString);
    }

    static List<Arguments> staples() {
        return List.of(
                Arguments.of(
                        TLS_1_3,
                        65_528,
                        "the OCSP staple callback answered 65528 bytes; give at most 65527, for which this version has"
                                + " room"),
                Arguments.of(
                        TLS_1_2,
                        16_777_212,
                        "the OCSP staple callback answered 16777212 bytes; give at most 16777211, for which this version"
                                + " has room"));
    }

    private static Outcome stapling(TlsVersion version, int length) {
        ContextBuilder client =
                clientOf(OpenSsl.engine()).versions(version, version).onOcspResponse((c, response) -> true);
        ContextBuilder server = serverOf(OpenSsl.engine()).onOcspStaple(c -> Optional.of(new byte[length]));
        return Loopback.between(client.build(), server.build())
                .withOcspRequest()
                .handshake();
    }

    @ParameterizedTest
    @MethodSource("staples")
    void aStapleThatDoesNotFitIsARefusalOfItsCallback(TlsVersion version, int length, String detail) {
        Outcome.Refused refused = (Outcome.Refused) stapling(version, length);
        assertEquals(
                List.of(SERVER, Reason.REJECTED_BY_CALLBACK, detail),
                List.of(refused.side(), refused.reason(), refused.refusal().detail()));
    }

    @Test
    void theLongestStapleIsSent() {
        assertEquals(Outcome.Success.class, stapling(TLS_1_3, 65_527).getClass());
    }

    /** Protocols of 104 bytes with their length. */
    private static Outcome advertising(int count) {
        List<AlpnProtocol> protocols = IntStream.range(1000, 1000 + count)
                .mapToObj(i -> new AlpnProtocol("x".repeat(99) + i))
                .toList();
        ContextBuilder client = clientOf(OpenSsl.engine())
                .versions(TLS_1_2, TLS_1_2)
                .onNextProtocolSelect((c, offered) -> offered.get(0));
        ContextBuilder server = serverOf(OpenSsl.engine()).onNextProtocolAdvertise(c -> protocols);
        return Loopback.between(client.build(), server.build()).handshake();
    }

    @Test
    void advertisedProtocolsThatDoNotFitAreARefusalOfTheirCallback() {
        Outcome.Refused refused = (Outcome.Refused) advertising(628);
        assertEquals(
                List.of(
                        SERVER,
                        Reason.REJECTED_BY_CALLBACK,
                        "the next protocol advertise callback answered protocols of 65312 bytes; give at most 65279, for"
                                + " which a ServerHello has room"),
                List.of(refused.side(), refused.reason(), refused.refusal().detail()));
    }

    @Test
    void theLongestAdvertisedProtocolsLeaveTheServer() {
        Outcome outcome = advertising(627);
        assertEquals("server", outcome.transcript().entries().get(1).side().toString());
    }

    static Stream<Arguments> exports() {
        return engines().stream()
                .flatMap(engine -> Stream.of(TLS_1_2, TLS_1_3)
                        .flatMap(version -> Stream.of(
                                Arguments.of(
                                        engine,
                                        version,
                                        "x".repeat(250),
                                        0,
                                        "exportKeyingMaterial(...) is given a label of 250 bytes; give one of at most 249"
                                                + " (RFC 8446, 7.1)"),
                                Arguments.of(
                                        engine,
                                        version,
                                        "label",
                                        65_536,
                                        "exportKeyingMaterial(...) is given a context of 65536 bytes; give one of at most"
                                                + " 65535 (RFC 5705, 4)"))));
    }

    private static Pair capturing(Engine engine, TlsVersion version) {
        return Loopback.between(
                        clientOf(engine)
                                .versions(version, version)
                                .options(Option.CAPTURE_SECRETS)
                                .build(),
                        serverOf(engine).build())
                .open();
    }

    @ParameterizedTest(name = "{0}, {1}, {3}")
    @MethodSource("exports")
    void anExportOfWhatDoesNotFitIsMisuse(Engine engine, TlsVersion version, String label, int context, String text) {
        try (Pair pair = capturing(engine, version)) {
            Supplier<byte[]> export = () -> pair.client().exportKeyingMaterial(label, 16, new byte[context]);
            assertEquals(
                    text,
                    assertThrows(IllegalArgumentException.class, export::get).getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theLongestLabelIsExported(Engine engine) {
        try (Pair pair = capturing(engine, TLS_1_3)) {
            assertEquals(16, pair.client().exportKeyingMaterial("x".repeat(249), 16, new byte[0]).length);
        }
    }
}
