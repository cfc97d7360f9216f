package dev.tlsloop.harness;

import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a scripted connection does, act by act: an act answers null when it is done, else what it wants. */
final class Script {
    interface Act extends Function<ScriptedConnection, IoStatus> {}

    final List<Act> acts = new ArrayList<>();

    Script sends(String text) {
        return act(connection -> connection.emit(text));
    }

    Script awaits(int count) {
        return act(connection -> connection.take(count));
    }

    Script establishes(Negotiated negotiated) {
        return act(connection -> connection.establish(negotiated));
    }

    Script refuses(Reason reason) {
        return refuses(Refusal.of(reason, "scripted"));
    }

    Script refuses(Refusal refusal) {
        return act(connection -> connection.refuse(refusal, IoStatus.REFUSED));
    }

    /** Waits for a byte, and takes it for an alert. */
    Script hears(Refusal refusal) {
        return awaits(1).refuses(refusal);
    }

    Script refusesAtEndOfFile() {
        return act(connection -> connection.incoming().atEnd()
                ? connection.refuse(Refusal.of(Reason.CLOSED_EARLY, "end of file"), IoStatus.EOF)
                : IoStatus.READ);
    }

    Script closes() {
        return act(connection -> IoStatus.CLOSED);
    }

    Script refusesSilently() {
        return act(connection -> IoStatus.REFUSED);
    }

    Script babbles() {
        return act(connection -> connection.babble());
    }

    Script throwsUp(RuntimeException thrown) {
        return act(connection -> {
            throw thrown;
        });
    }

    private Script act(Act act) {
        acts.add(act);
        return this;
    }
}
