package dev.tlsloop.spi;

import dev.tlsloop.Shutdown;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Want;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What may be asked for once a handshake is complete: another one, or other keys. */
final class Requests {
    private final Conversation conversation;

    Requests(Conversation conversation) {
        this.conversation = conversation;
    }

    Want renegotiate(Renegotiates ability) {
        return asked("renegotiate()", () -> {
            checkVersion("renegotiate()", v -> v != TlsVersion.TLS_1_3, "updateKeys()");
            return ability.renegotiate(conversation.outgoing());
        });
    }

    Want updateKeys(UpdatesKeys ability) {
        return asked("updateKeys()", () -> {
            checkVersion("updateKeys()", v -> v == TlsVersion.TLS_1_3, "renegotiate()");
            return ability.updateKeys(conversation.outgoing());
        });
    }

    private Want asked(String what, Supplier<Step> operation) {
        if (conversation.life() == Conversation.Life.REFUSED) {
            return Want.REFUSED;
        }
        conversation.checkEstablished(what);
        if (conversation.shutdownState().contains(Shutdown.SENT)) {
            return Want.CLOSED;
        }
        return conversation.settled(operation.get()) instanceof Step.Refused ? Want.REFUSED : Want.NOTHING;
    }

    private void checkVersion(String what, Predicate<TlsVersion> has, String instead) {
        TlsVersion version = conversation.negotiated().orElseThrow().version();
        if (!has.test(version)) {
            throw new IllegalStateException(
                    what + " on a connection of " + version + ", which has no such thing; use " + instead);
        }
    }
}
