package dev.tlsloop.harness.assertion;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Context;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Reason;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.socket.ConnectionEnd;
import dev.tlsloop.harness.socket.SocketOutcome;
import dev.tlsloop.harness.socket.SocketOutcome.Abandoned;
import dev.tlsloop.harness.socket.SocketOutcome.Established;
import dev.tlsloop.harness.socket.SocketOutcome.NotTls;
import dev.tlsloop.harness.socket.SocketOutcome.Refused;
import dev.tlsloop.harness.socket.SocketOutcome.RefusedByPeer;
import dev.tlsloop.harness.socket.SocketOutcome.RefusedPeer;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The usual expectations on a connection over a socket. Each is total: an outcome of another kind does not meet it.
 *
 * <pre>{@code
 * try (TlsServer tls = TlsServer.serve(server)) {
 *     boolean isReached = SocketExpectations.receivedData().isMetBy(TlsClient.call(client, tls.address()));
 * }
 * }</pre>
 */
public final class SocketExpectations {
    private SocketExpectations() {}

    /** The side completed its handshake, and its peer did not refuse it before it sent data. */
    public static SocketExpectation established() {
        return kind("be established", Established.class);
    }

    /** The side is established, and application data of its peer arrived: a request, or an answer. */
    public static SocketExpectation receivedData() {
        return established(
                "receive application data", Established::hasReceived, established -> "no byte of the peer arrived");
    }

    /** The side is established, and its peer sent no application data. */
    public static SocketExpectation receivedNoData() {
        return established(
                "receive no application data",
                established -> !established.hasReceived(),
                established -> established.received() + " bytes of the peer arrived");
    }

    /** The side is established, and the connection ended that way for it. */
    public static SocketExpectation end(ConnectionEnd end) {
        Objects.requireNonNull(end, "the expected end is null; give one, such as ConnectionEnd.CLOSE_NOTIFY");
        return established(
                "be established until " + end,
                established -> established.end() == end,
                established -> established.end().toString());
    }

    /** The side negotiated that version. */
    public static SocketExpectation version(TlsVersion version) {
        Objects.requireNonNull(version, "the expected version is null; give one, such as TlsVersion.TLS_1_3");
        return negotiated(
                "negotiate " + version, agreed -> agreed.version() == version, agreed -> "it was " + agreed.version());
    }

    /** The side negotiated that ALPN protocol. */
    public static SocketExpectation alpn(String protocol) {
        Optional<AlpnProtocol> wanted = Optional.of(new AlpnProtocol(protocol));
        return negotiated(
                "negotiate alpn " + protocol, agreed -> agreed.alpn().equals(wanted), SocketExpectations::alpnText);
    }

    /** The side negotiated no ALPN protocol. */
    public static SocketExpectation noAlpn() {
        return negotiated("negotiate no alpn", agreed -> agreed.alpn().isEmpty(), SocketExpectations::alpnText);
    }

    /** The peer presented a certificate, as a client does in mutual TLS. */
    public static SocketExpectation peerCertificate() {
        return negotiated(
                "see a certificate of its peer",
                agreed -> !agreed.peerChain().isEmpty(),
                agreed -> "the peer presented none");
    }

    /** The handshake resumed a session. */
    public static SocketExpectation resumption() {
        return negotiated("resume a session", Negotiated::resumed, agreed -> "it was a full handshake");
    }

    /** That context served: the one that the server name chose, or that of the server. */
    public static SocketExpectation servedBy(Context context) {
        Objects.requireNonNull(context, "the expected context is null; give that of a server");
        return established(
                "serve with " + context,
                established -> established.context().equals(Optional.of(context)),
                established -> established
                        .context()
                        .map(other -> "it served with " + other)
                        .orElse("its endpoint is user-supplied and has no context"));
    }

    /** The side refused its peer. */
    public static SocketExpectation refusedPeer() {
        return kind("refuse its peer", RefusedPeer.class);
    }

    /** The peer refused the side with an alert. */
    public static SocketExpectation refusedByPeer() {
        return kind("be refused by its peer", RefusedByPeer.class);
    }

    /** One side refused the other for that reason; a refusal by the peer has the reason of its alert. */
    public static SocketExpectation reason(Reason reason) {
        Objects.requireNonNull(reason, "the expected reason is null; give one, such as Reason.UNKNOWN_ISSUER");
        return refused(
                "see a refusal because " + reason,
                refused -> refused.reason() == reason,
                refused -> "the reason is " + refused.reason());
    }

    /** One side refused the other with that alert. */
    public static SocketExpectation alert(Alert alert) {
        Objects.requireNonNull(alert, "the expected alert is null; give one, such as Alert.UNKNOWN_CA");
        return refused(
                "see a refusal with alert " + alert,
                refused -> refused.alert().equals(Optional.of(alert)),
                refused -> refused.alert().map(sent -> "the alert was " + sent).orElse("no alert is known"));
    }

    /** The side refused the certificate at that place of the chain, 0 being the leaf. */
    public static SocketExpectation depth(int depth) {
        return refused(
                "refuse at depth " + depth,
                refused -> refused.refusal().depth().equals(OptionalInt.of(depth)),
                refused -> refused.refusal().depth().isPresent()
                        ? "it refused at depth " + refused.refusal().depth().getAsInt()
                        : "no depth is known");
    }

    /** The handshake ended without a refusal and before it was complete. */
    public static SocketExpectation abandoned() {
        return kind("see the handshake abandoned", Abandoned.class);
    }

    /** The peer sent bytes that are not TLS. */
    public static SocketExpectation notTls() {
        return kind("receive bytes that are not TLS", NotTls.class);
    }

    private static String alpnText(Negotiated agreed) {
        return agreed.alpn().map(used -> "it was " + used).orElse("no protocol was agreed");
    }

    private static SocketExpectation kind(String predicate, Class<? extends SocketOutcome> kind) {
        return on(kind, predicate, outcome -> true, SocketOutcome::summary);
    }

    private static SocketExpectation negotiated(
            String predicate, Predicate<Negotiated> met, Function<Negotiated, String> but) {
        return established(
                predicate,
                established -> met.test(established.negotiated()),
                established -> but.apply(established.negotiated()));
    }

    private static SocketExpectation established(
            String predicate, Predicate<Established> met, Function<Established, String> but) {
        return on(Established.class, predicate, met, but);
    }

    private static SocketExpectation refused(String predicate, Predicate<Refused> met, Function<Refused, String> but) {
        return on(Refused.class, predicate, met, but);
    }

    private static <T extends SocketOutcome> SocketExpectation on(
            Class<T> kind, String predicate, Predicate<T> met, Function<? super T, String> but) {
        return SocketExpectation.of(predicate, outcome -> {
            if (!kind.isInstance(outcome)) {
                return Optional.of(outcome.summary());
            }
            T actual = kind.cast(outcome);
            return met.test(actual) ? Optional.empty() : Optional.of(but.apply(actual));
        });
    }
}
