package dev.tlsloop.openssl.callback;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.KeyLogCallback;
import dev.tlsloop.Refusal;
import dev.tlsloop.openssl.handle.Ssl;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.reason.ErrorAlerts;
import dev.tlsloop.openssl.reason.ErrorQueueEntry;
import dev.tlsloop.openssl.reason.ErrorReasons;
import dev.tlsloop.spi.ContextSwitching;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state that the callbacks of one connection share: the peer's chain, refusals and alerts. */
public final class ConnectionCallbackState {
    private final Connection connection;
    private final Ssl ssl;
    private final Optional<KeyLogCallback> secretsListener;
    private long infoCallback;
    private @Nullable ContextSwitching core;
    private volatile List<X509Certificate> presented = List.of();
    private @Nullable Refusal chainRefusal;
    private @Nullable Refusal protocolRefusal;
    private @Nullable Refusal rejection;
    private @Nullable NativeBuffer answer;
    private @Nullable Alert sent;
    private @Nullable Error thrown;
    private boolean listening;

    /** @param secretsListener the listener for the secrets of this connection */
    public ConnectionCallbackState(
            Connection connection, Ssl ssl, long infoCallback, Optional<KeyLogCallback> secretsListener) {
        this.secretsListener = secretsListener;
        this.connection = connection;
        this.ssl = ssl;
        this.infoCallback = infoCallback;
    }

    /** Sets the connection core that a callback may switch to another context. */
    public void attach(ContextSwitching connectionCore) {
        core = connectionCore;
    }

    ContextSwitching core() {
        return Objects.requireNonNull(core, "attach(...) must be called before the first step");
    }

    Connection connection() {
        return connection;
    }

    public Optional<KeyLogCallback> secretsListener() {
        return secretsListener;
    }

    public Ssl ssl() {
        return ssl;
    }

    /** The chain that the peer presented, leaf first. */
    public List<X509Certificate> presented() {
        return presented;
    }

    public void recordChain(List<X509Certificate> chain) {
        presented = List.copyOf(chain);
    }

    /** Starts to receive alerts. It does not run from the start, because OpenSSL also calls back for every state. */
    public void listen() {
        if (!listening) {
            listening = true;
            ssl.inform(infoCallback);
        }
    }

    /** Replaces the info callback. */
    public void replaceInfoCallback(long other) {
        infoCallback = other;
        if (listening) {
            ssl.inform(infoCallback);
        }
    }

    void beginChain() {
        chainRefusal = null;
    }

    /** Records why the chain is refused; the first refusal counts. */
    void refuseChain(Refusal refusal) {
        if (chainRefusal == null) {
            chainRefusal = refusal;
        }
    }

    /** The refusal of the last chain. */
    Optional<Refusal> chainRefusal() {
        return Optional.ofNullable(chainRefusal);
    }

    void refuseProtocol(Refusal refusal) {
        protocolRefusal = refusal;
    }

    /** Records that a callback ends the connection, even if C goes on; the first refusal counts. */
    void reject(Refusal refusal) {
        if (rejection == null) {
            rejection = refusal;
        }
    }

    /** The refusal with which a callback ended the connection. */
    public Optional<Refusal> rejection() {
        return Optional.ofNullable(rejection).map(this::withAlert);
    }

    /** Keeps a buffer reachable whose address C has; only the last one matters. */
    void keep(NativeBuffer given) {
        answer = given;
    }

    void recordAlert(Alert alert) {
        sent = alert;
    }

    /** Keeps the first error until C has returned. */
    void keepError(Error error) {
        if (thrown == null) {
            thrown = error;
        }
    }

    public void rethrow() {
        if (thrown != null) {
            Error error = thrown;
            thrown = null;
            throw error;
        }
    }

    /** The refusal for a failed operation that left these entries in the error queue. */
    public Refusal refusal(List<ErrorQueueEntry> queue) {
        Refusal refusal = known(queue)
                .map(known -> known.withErrors(ErrorReasons.words(queue)))
                .orElseGet(() -> ErrorReasons.refusal(queue, connection.side()));
        if (sent == null) {
            ErrorAlerts.sent(queue).ifPresent(this::recordAlert);
        }
        return withAlert(refusal);
    }

    private Optional<Refusal> known(List<ErrorQueueEntry> queue) {
        return rejection != null
                ? Optional.of(rejection)
                : Optional.ofNullable(ErrorReasons.isOfChain(queue) ? chainRefusal : protocolRefusal);
    }

    private Refusal withAlert(Refusal refusal) {
        return sent != null && !refusal.reportedByPeer() ? refusal.withAlert(sent) : refusal;
    }
}
