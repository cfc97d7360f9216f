package dev.tlsloop.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.assertion.Expectations;
import dev.tlsloop.harness.assertion.OutcomeAssertionError;
import dev.tlsloop.harness.assertion.SocketExpectations;
import dev.tlsloop.harness.assertion.TlsAssertions;
import dev.tlsloop.harness.capture.Capture;
import dev.tlsloop.harness.failure.TestName;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.fault.FaultEffect;
import dev.tlsloop.harness.pipe.TranscriptRecorder;
import dev.tlsloop.harness.socket.SocketConnection;
import dev.tlsloop.harness.socket.SocketListener;
import dev.tlsloop.harness.socket.SocketOutcome;
import dev.tlsloop.harness.socket.SocketSettings;
import dev.tlsloop.harness.socket.TlsClient;
import dev.tlsloop.harness.socket.TlsServer;
import dev.tlsloop.harness.transcript.Transcript;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Null is refused where it is given, in a sentence that names the argument. */
class NullArgumentsTest {
    private static final Party NOBODY = () -> {
        throw new IllegalStateException("nobody is started");
    };

    private static final Transcript CAPTURED = TranscriptRecorder.keepingBytes().transcript();

    static Stream<Arguments> calls() {
        Loopback loopback = Loopback.between(NOBODY, NOBODY);
        return Stream.of(
                calling(
                        () -> Loopback.between(null, NOBODY),
                        "the client of between(client, server) is null; give a Context or an Endpoint"),
                calling(
                        () -> Loopback.between(NOBODY, null),
                        "the server of between(client, server) is null; give a Context or an Endpoint"),
                calling(
                        () -> loopback.withServerName(null),
                        "the server name is null; give one, or leave the name out"),
                calling(
                        () -> loopback.withSession(null),
                        "the session of withSession(...) is null; give one, or leave the call out"),
                calling(
                        () -> loopback.withFault(null),
                        "the fault of withFault(...) is null; give one, or leave the call out"),
                calling(() -> Fault.from(null), "the side of a fault is null; give Side.CLIENT or Side.SERVER"),
                calling(() -> new FaultEffect.Inject(null), "the bytes of inject(...) are null; give at least 1"),
                calling(
                        () -> TlsAssertions.assertThat((Outcome) null),
                        "the outcome of assertThat(...) is null; give what Loopback.handshake() returned"),
                calling(
                        () -> Expectations.failureOn(null),
                        "the expected side is null; give Side.CLIENT or Side.SERVER"),
                calling(
                        () -> Expectations.reason(null),
                        "the expected reason is null; give one, such as Reason.UNKNOWN_ISSUER"),
                calling(
                        () -> Expectations.alert(null),
                        "the expected alert is null; give one, such as Alert.UNKNOWN_CA"),
                calling(
                        () -> Expectations.revocationCheck(null),
                        "the expected revocation check is null; give one, such as Revocation.CRL"),
                calling(
                        () -> Expectations.version(null),
                        "the expected version is null; give one, such as TlsVersion.TLS_1_3"),
                calling(
                        () -> Expectations.cipher(null),
                        "the expected cipher suite is null; give one, such as new CipherSuite(0x1301)"),
                calling(
                        () -> Expectations.group(null),
                        "the expected group is null; give one, such as NamedGroup.X25519"),
                calling(() -> Expectations.alpn(null), "the ALPN protocol is null; give its name, such as h2"),
                calling(() -> Expectations.servedBy(null), "the expected party is null; give a Context or an Endpoint"),
                calling(
                        () -> Expectations.servedBy((Object) null),
                        "the expected TLS object is null; give a Party, an SSLContext or an SslContext"),
                calling(
                        () -> Expectations.peerCertificate(Side.CLIENT, null),
                        "the expected certificate is null; give one, such as credential.certificate()"),
                calling(
                        () -> Expectations.peerCertificate(null, null),
                        "the verifying side is null; give Side.CLIENT or Side.SERVER"),
                calling(
                        () -> Expectations.satisfying(null),
                        "the function of satisfying(...) is null; give one that asserts"),
                calling(
                        () -> Expectations.satisfyingSuccess(null),
                        "the function of satisfyingSuccess(...) is null; give one that asserts"),
                calling(
                        () -> TlsAssertions.assertSoftly(null, softly -> {}),
                        "the outcome of assertSoftly(...) is null; give what Loopback.handshake() returned"),
                calling(
                        () -> SocketConnection.open(null, ConnectionSettings.none()),
                        "the endpoint of open(endpoint, settings) is null; give one that is started"),
                calling(
                        () -> SocketConnection.over(null, null),
                        "the connection of over(connection, channel) is null; open one on an endpoint"),
                calling(
                        () -> Capture.of(null),
                        "the transcript of of(transcript) is null; give that of an outcome or a pair"),
                calling(
                        () -> Capture.of(CAPTURED).and(null),
                        "the capture of and(later) is null; give another, or leave the call out"),
                calling(
                        () -> Capture.of(CAPTURED).writeTo(null),
                        "the file of writeTo(file) is null; give a path, such as handshake.pcapng"),
                calling(() -> OutcomeScope.of(null), "the listener of of(listener) is null; give one"),
                calling(
                        () -> OutcomeScope.tell(null),
                        "the outcome of tell(outcome) is null; give that of a handshake"),
                calling(
                        () -> new OutcomeAssertionError("", null),
                        "the outcome of OutcomeAssertionError(message, outcome) is null; give the asserted one"),
                calling(
                        () -> new TestName(null, "", ""),
                        "the type of a test name is null; give the name of the test class"),
                calling(
                        () -> new TestName("", null, ""),
                        "the method of a test name is null; give the name of the test method"),
                calling(
                        () -> new TestName("", "", null),
                        "the invocation of a test name is null; leave it empty for a single one"),
                calling(
                        () -> SocketListener.open(null),
                        "the endpoint of open(endpoint) is null; give one that is started"));
    }

    static Stream<Arguments> callsOverSockets() {
        SocketSettings settings = SocketSettings.defaults();
        InetSocketAddress address = new InetSocketAddress("localhost", 0);
        ConnectionSettings none = ConnectionSettings.none();
        return Stream.of(
                calling(() -> TlsServer.serve(null), "the party of a server is null; give a Context or an Endpoint"),
                calling(
                        () -> TlsServer.serve(NOBODY, null),
                        "the settings of a server are null; give SocketSettings.defaults()"),
                calling(
                        () -> TlsServer.serveAt(null, NOBODY, settings),
                        "the address of serveAt(address, ...) is null; give one, with port 0 for a free port"),
                calling(
                        () -> TlsServer.insecurelyServeAt(null, NOBODY, settings),
                        "the address of a server is null; give one, with port 0 for a free port"),
                calling(
                        () -> TlsClient.call(NOBODY, null),
                        "the address of call(client, server) is null; give that of the server"),
                calling(
                        () -> TlsClient.call(null, address),
                        "the client of call(client, ...) is null; give a Context or an Endpoint"),
                calling(
                        () -> TlsClient.call(NOBODY, null, none, settings),
                        "the address of call(client, server, ...) is null; give that of the server"),
                calling(
                        () -> TlsClient.call(NOBODY, address, null, settings),
                        "the settings of the connection are null; give ConnectionSettings.none()"),
                calling(
                        () -> TlsClient.call(NOBODY, address, none, null),
                        "the settings of the socket are null; give SocketSettings.defaults()"),
                calling(
                        () -> settings.withDeadline(null),
                        "the deadline of withDeadline(...) is null; give a duration, or leave the call out"),
                calling(
                        () -> settings.withHandler(null),
                        "the handler of withHandler(...) is null; give one, or leave the call out"),
                calling(
                        () -> TlsAssertions.assertThat((SocketOutcome) null),
                        "the outcome of assertThat(...) is null; give that of a TlsServer or a TlsClient"),
                calling(
                        () -> SocketExpectations.version(null),
                        "the expected version is null; give one, such as TlsVersion.TLS_1_3"),
                calling(
                        () -> SocketExpectations.end(null),
                        "the expected end is null; give one, such as ConnectionEnd.CLOSE_NOTIFY"),
                calling(() -> SocketExpectations.servedBy(null), "the expected context is null; give that of a server"),
                calling(
                        () -> SocketExpectations.reason(null),
                        "the expected reason is null; give one, such as Reason.UNKNOWN_ISSUER"),
                calling(
                        () -> SocketExpectations.alert(null),
                        "the expected alert is null; give one, such as Alert.UNKNOWN_CA"),
                calling(
                        () -> Fact.of(null, Refusal.of(Reason.OTHER, "")),
                        "the side of of(side, refusal) is null; give Side.CLIENT or Side.SERVER"),
                calling(
                        () -> Fact.of(Side.CLIENT, null),
                        "the refusal of of(side, refusal) is null; give that of a connection"));
    }

    private static Arguments calling(Executable call, String description) {
        return arguments(call, description);
    }

    @ParameterizedTest
    @MethodSource({"calls", "callsOverSockets"})
    void aCallNamesWhatItLacks(Executable call, String description) {
        assertEquals(description, assertThrows(NullPointerException.class, call).getMessage());
    }
}
