package dev.tlsloop.openssl.callback;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.Refusal;
import dev.tlsloop.openssl.handle.Ssl;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.reason.ErrorAlerts;
import dev.tlsloop.openssl.reason.ErrorQueueEntry;
import dev.tlsloop.openssl.reason.ErrorReasons;
import dev.tlsloop.spi.SwitchesContext;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the callbacks of one connection saw, and what they answered. */
public final class ConnectionCallbackState {
    private final Connection connection;
    private final Ssl ssl;
    private long informer;
    private @Nullable SwitchesContext core;
    private volatile List<X509Certificate> presented = List.of();
    private @Nullable Refusal ofChain;
    private @Nullable Refusal ofProtocol;
    private @Nullable Refusal rejected;
    private @Nullable NativeBuffer answer;
    private @Nullable Alert sent;
    private @Nullable Error thrown;
    private boolean listening;

    public ConnectionCallbackState(Connection connection, Ssl ssl, long informer) {
        this.connection = connection;
        this.ssl = ssl;
        this.informer = informer;
    }

    /** Sets the connection core that a callback may switch to another context. */
    public void attach(SwitchesContext connectionCore) {
        core = connectionCore;
    }

    SwitchesContext core() {
        return Objects.requireNonNull(core, "attach(...) comes before the first step");
    }

    Connection connection() {
        return connection;
    }

    public Ssl ssl() {
        return ssl;
    }

    /** The peer's chain as it was presented, leaf first. */
    public List<X509Certificate> presented() {
        return presented;
    }

    public void presented(List<X509Certificate> chain) {
        presented = List.copyOf(chain);
    }

    /** Begins to hear of alerts. Not from the start on, because every state would be told of as well. */
    public void listen() {
        if (!listening) {
            listening = true;
            ssl.inform(informer);
        }
    }

    /** Hears through another function from now on. */
    public void listenBy(long other) {
        informer = other;
        if (listening) {
            ssl.inform(informer);
        }
    }

    void beganChain() {
        ofChain = null;
    }

    /** Notes why the chain is refused; the first that says so counts. */
    void refusedChain(Refusal refusal) {
        if (ofChain == null) {
            ofChain = refusal;
        }
    }

    void refusedProtocol(Refusal refusal) {
        ofProtocol = refusal;
    }

    /** Notes that a callback ends the connection, whatever C makes of it; the first that does counts. */
    void reject(Refusal refusal) {
        if (rejected == null) {
            rejected = refusal;
        }
    }

    /** What a callback ended the connection with. */
    public Optional<Refusal> rejection() {
        return Optional.ofNullable(rejected).map(this::withAlert);
    }

    /** Keeps what C was given the address of; the last is enough. */
    void keep(NativeBuffer given) {
        answer = given;
    }

    void sent(Alert alert) {
        sent = alert;
    }

    /** Keeps what is no exception of the user's, for when C has returned. */
    void threw(Error error) {
        thrown = error;
    }

    public void rethrow() {
        if (thrown != null) {
            Error error = thrown;
            thrown = null;
            throw error;
        }
    }

    /** The refusal behind an operation that failed and left that in the error queue. */
    public Refusal refusal(List<ErrorQueueEntry> queue) {
        Refusal refusal = known(queue)
                .map(known -> known.withErrors(ErrorReasons.words(queue)))
                .orElseGet(() -> ErrorReasons.refusal(queue));
        if (sent == null) {
            ErrorAlerts.sent(queue).ifPresent(this::sent);
        }
        return withAlert(refusal);
    }

    private Optional<Refusal> known(List<ErrorQueueEntry> queue) {
        return rejected != null
                ? Optional.of(rejected)
                : Optional.ofNullable(ErrorReasons.isOfChain(queue) ? ofChain : ofProtocol);
    }

    private Refusal withAlert(Refusal refusal) {
        boolean knowsMore =
                sent != null && !refusal.reportedByPeer() && refusal.alert().isEmpty();
        return knowsMore ? refusal.withAlert(sent) : refusal;
    }
}
