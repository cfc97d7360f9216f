package dev.tlsloop.harness;

import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a scripted connection does, act by act: an act answers null when it is done, else what it wants. */
final class ScriptedSteps {
    interface Act extends Function<ScriptedConnection, IoStatus> {}

    final List<Act> acts = new ArrayList<>();

    ScriptedSteps sends(String text) {
        return act(connection -> connection.emit(text));
    }

    ScriptedSteps awaits(int count) {
        return act(connection -> connection.take(count));
    }

    ScriptedSteps establishes(Negotiated negotiated) {
        return act(connection -> connection.establish(negotiated));
    }

    ScriptedSteps refuses(Reason reason) {
        return refuses(Refusal.of(reason, "scripted"));
    }

    ScriptedSteps refuses(Refusal refusal) {
        return act(connection -> connection.refuse(refusal, IoStatus.REFUSED));
    }

    /** Waits for a byte, and takes it for an alert. */
    ScriptedSteps hears(Refusal refusal) {
        return awaits(1).refuses(refusal);
    }

    ScriptedSteps refusesAtEndOfFile() {
        return act(connection -> connection.incoming().atEnd()
                ? connection.refuse(Refusal.of(Reason.CLOSED_EARLY, "end of file"), IoStatus.EOF)
                : IoStatus.READ);
    }

    ScriptedSteps closes() {
        return act(connection -> IoStatus.CLOSED);
    }

    ScriptedSteps refusesSilently() {
        return act(connection -> IoStatus.REFUSED);
    }

    ScriptedSteps babbles() {
        return act(connection -> connection.babble());
    }

    ScriptedSteps throwsUp(RuntimeException thrown) {
        return act(connection -> {
            throw thrown;
        });
    }

    private ScriptedSteps act(Act act) {
        acts.add(act);
        return this;
    }
}
