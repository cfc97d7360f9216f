package dev.tlsloop.jsse.engine;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.InfoCallback;
import dev.tlsloop.InfoFlag;
import dev.tlsloop.InfoWhere;
import dev.tlsloop.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls an info callback for steps and alerts, and keeps its exception until the step is over. */
final class InfoCallbackInvoker {
    private static final InfoWhere START = InfoWhere.of(InfoFlag.HANDSHAKE_START);
    private static final InfoWhere DONE = InfoWhere.of(InfoFlag.HANDSHAKE_DONE);

    private final Optional<InfoCallback> user;
    private final Connection connection;
    private final InfoWhere loop;
    private final InfoWhere exit;
    private @Nullable Refusal rejection;

    InfoCallbackInvoker(Context context, Connection connection) {
        this.user = context.infoCallback();
        this.connection = connection;
        InfoFlag side = switch (connection.side()) {
            case CLIENT -> InfoFlag.ST_CONNECT;
            case SERVER -> InfoFlag.ST_ACCEPT;
        };
        this.loop = InfoWhere.of(side, InfoFlag.CB_LOOP);
        this.exit = InfoWhere.of(side, InfoFlag.CB_EXIT);
    }

    void start() {
        tell(START, 1);
    }

    void loop() {
        tell(loop, 1);
    }

    void done() {
        tell(DONE, 1);
    }

    /** An operation returns: with 1 when it is done, with -1 when it must be called again or failed. */
    void exit(int value) {
        tell(exit, value);
    }

    void alertWritten(int levelAndCode) {
        tell(InfoWhere.CB_WRITE_ALERT, levelAndCode);
    }

    void alertRead(int levelAndCode) {
        tell(InfoWhere.CB_READ_ALERT, levelAndCode);
    }

    /** The exception of the callback, as a refusal. */
    Optional<Refusal> rejection() {
        return Optional.ofNullable(rejection);
    }

    private void tell(InfoWhere where, int value) {
        if (user.isEmpty() || rejection != null) {
            return;
        }
        try {
            user.get().onInfo(connection, where, value);
        } catch (Throwable e) {
            rejection = Refusal.thrownBy("info callback", e);
        }
    }
}
