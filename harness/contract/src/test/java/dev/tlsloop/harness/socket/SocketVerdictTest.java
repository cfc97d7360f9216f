package dev.tlsloop.harness.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.transcript.Transcript;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The outcome of a server for each end of a connection, as a table. */
class SocketVerdictTest {
    private static final Refusal OWN = Refusal.of(Reason.BAD_RECORD, "");
    private static final Refusal EARLY = Refusal.of(Reason.CLOSED_EARLY, "");
    private static final Refusal PEERS = Refusal.reportedByPeer(Alert.UNKNOWN_CA);
    private static final Negotiated AGREED = new Negotiated(
            TlsVersion.TLS_1_3,
            new CipherSuite(0x1301),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of());

    /** What a server saw in its handshake. */
    private static Seen handshaking(IoStatus status) {
        return new Seen(status, Optional.empty(), Optional.empty(), 0, Optional.empty(), false);
    }

    /** What a server saw after its handshake, with that many bytes of data. */
    private static Seen established(IoStatus status, long received) {
        return new Seen(status, Optional.of(AGREED), Optional.empty(), received, Optional.empty(), false);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row(handshaking(IoStatus.REFUSED).with(OWN), "the server refused the client because BAD_RECORD"),
                row(handshaking(IoStatus.REFUSED), "the server refused the client because OTHER"),
                row(handshaking(IoStatus.REFUSED).with(PEERS), "the client refused the server with unknown_ca (48)"),
                row(handshaking(IoStatus.CLOSED), stopped("the peer sent close_notify")),
                row(handshaking(IoStatus.EOF), stopped("the stream of the peer ended without close_notify")),
                row(
                        handshaking(IoStatus.EOF).with(EARLY),
                        stopped("the stream of the peer ended without close_notify")),
                row(
                        handshaking(IoStatus.REFUSED).with(EARLY),
                        stopped("the stream of the peer ended without close_notify")),
                row(handshaking(IoStatus.EOF).broken(), stopped("the connection broke")),
                row(
                        handshaking(IoStatus.EOF).broken().closedBy(ConnectionEnd.DEADLINE),
                        stopped("the deadline of the connection passed")),
                row(established(IoStatus.REFUSED, 0).with(PEERS), "the client refused the server with unknown_ca (48)"),
                row(established(IoStatus.REFUSED, 0).with(OWN), "the server refused the client because BAD_RECORD"),
                row(established(IoStatus.REFUSED, 7).with(OWN), ended(7, ConnectionEnd.REFUSED)),
                row(established(IoStatus.REFUSED, 7).with(PEERS), ended(7, ConnectionEnd.REFUSED)),
                row(established(IoStatus.NOTHING, 7), ended(7, ConnectionEnd.CLOSED_HERE)),
                row(
                        established(IoStatus.NOTHING, 7).closedBy(ConnectionEnd.DEADLINE),
                        ended(7, ConnectionEnd.DEADLINE)),
                row(established(IoStatus.CLOSED, 7), ended(7, ConnectionEnd.CLOSE_NOTIFY)),
                row(established(IoStatus.EOF, 7), ended(7, ConnectionEnd.END_OF_STREAM)),
                row(established(IoStatus.EOF, 7).broken(), ended(7, ConnectionEnd.BROKEN)),
                row(
                        established(IoStatus.EOF, 0).closedBy(ConnectionEnd.CLOSED_HERE),
                        "the server is established with TLS 1.3, TLS_AES_128_GCM_SHA256, and no byte of the client"
                                + " arrived; this side closed the connection"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void theOutcomeFollowsFromWhatWasSeen(Seen seen, String expected) {
        SocketOutcome outcome = seen.verdict().outcome();
        String end = outcome instanceof SocketOutcome.Established established ? "; " + established.end() : "";
        assertEquals(expected, outcome.summary() + end);
    }

    private static String stopped(String end) {
        return "the handshake stopped before the first byte of the client: " + end;
    }

    private static String ended(int received, ConnectionEnd end) {
        return "the server is established with TLS 1.3, TLS_AES_128_GCM_SHA256, and " + received
                + " bytes of the client arrived; " + end;
    }

    private static Arguments row(Seen seen, String expected) {
        return Arguments.of(seen, expected);
    }

    /** What one side saw of a connection. */
    record Seen(
            IoStatus status,
            Optional<Negotiated> negotiated,
            Optional<Refusal> refusal,
            long received,
            Optional<ConnectionEnd> closedBy,
            boolean isBroken) {
        Seen with(Refusal other) {
            return new Seen(status, negotiated, Optional.of(other), received, closedBy, isBroken);
        }

        Seen closedBy(ConnectionEnd end) {
            return new Seen(status, negotiated, refusal, received, Optional.of(end), isBroken);
        }

        Seen broken() {
            return new Seen(status, negotiated, refusal, received, closedBy, true);
        }

        SocketVerdict verdict() {
            return new SocketVerdict(
                    Side.SERVER,
                    status,
                    negotiated,
                    refusal,
                    Optional.empty(),
                    received,
                    closedBy,
                    isBroken,
                    ByteBuffer.allocate(0),
                    "scripted",
                    new Transcript(List.of()));
        }
    }
}
