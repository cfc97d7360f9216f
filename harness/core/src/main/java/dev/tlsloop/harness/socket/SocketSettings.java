package dev.tlsloop.harness.socket;

import dev.tlsloop.harness.pipe.Keeping;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of connections over sockets, for {@link TlsServer} and {@link TlsClient}.
 *
 * <pre>{@code
 * SocketSettings readable = SocketSettings.defaults().withSecrets().withDeadline(Duration.ofSeconds(5));
 * try (TlsServer tls = TlsServer.serve(server, readable)) {
 *     System.out.println(tls.uri());
 * }
 * }</pre>
 *
 * <p>It is immutable.
 */
public final class SocketSettings {
    private static final SocketSettings DEFAULTS =
            new SocketSettings(Keeping.LINES, Duration.ofSeconds(30), Optional.empty());

    private final Keeping keeping;
    private final Duration deadline;
    private final Optional<PlaintextHandler> handler;

    private SocketSettings(Keeping keeping, Duration deadline, Optional<PlaintextHandler> handler) {
        this.keeping = keeping;
        this.deadline = deadline;
        this.handler = handler;
    }

    /**
     * The transcript keeps no bytes, the deadline is 30 seconds, a server answers HTTP/1.1 with {@code ok}, and a client sends
     * a GET request. With the system property {@code tlsloop.secrets=true} each connection keeps its secrets.
     */
    public static SocketSettings defaults() {
        return DEFAULTS.keeping(Keeping.byDefault());
    }

    /** Returns a copy whose transcript is decrypted with the secrets of this side, as far as its engine tells them. */
    public SocketSettings withSecrets() {
        return keeping(Keeping.SECRETS);
    }

    /** Returns a copy whose transcript keeps the bytes, for {@link SocketOutcome#capture} and later decryption. */
    public SocketSettings withCapture() {
        return keeping == Keeping.SECRETS ? this : keeping(Keeping.BYTES);
    }

    /**
     * Returns a copy with another deadline: the time from the start of a connection to its end. When it passes, the channel is
     * closed, and the outcome says {@link ConnectionEnd#DEADLINE}. It also bounds the wait for outcomes.
     *
     * @throws IllegalArgumentException for zero, a negative time, or more than a day
     */
    public SocketSettings withDeadline(Duration most) {
        Objects.requireNonNull(
                most, "the deadline of withDeadline(...) is null; give a duration, or leave the call out");
        if (most.isZero() || most.isNegative() || most.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "a deadline is longer than zero and at most a day; given: " + most + "; give seconds");
        }
        return new SocketSettings(keeping, most, handler);
    }

    /** Returns a copy with the application protocol of the caller instead of HTTP/1.1. */
    public SocketSettings withHandler(PlaintextHandler own) {
        return new SocketSettings(
                keeping,
                deadline,
                Optional.of(Objects.requireNonNull(
                        own, "the handler of withHandler(...) is null; give one, or leave the call out")));
    }

    Keeping keeping() {
        return keeping;
    }

    Duration deadline() {
        return deadline;
    }

    /** The handler of the caller, else the given one. */
    PlaintextHandler handlerOr(PlaintextHandler other) {
        return handler.orElse(other);
    }

    private SocketSettings keeping(Keeping most) {
        return new SocketSettings(most, deadline, handler);
    }
}
