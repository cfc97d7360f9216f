package dev.tlsloop.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.harness.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutcomeScopeTest {
    private final List<Outcome> heard = new ArrayList<>();
    private final List<Outcome> recorded = new ArrayList<>();
    private final OutcomeScope scope = OutcomeScope.of((outcome, kept) -> {
        heard.add(outcome);
        recorded.add(kept);
    });

    private static Loopback loopback() {
        ScriptedSteps client = new ScriptedSteps()
                .sends("hello")
                .awaits(3)
                .establishes(NegotiatedParameters.tls13())
                .sends("fin");
        ScriptedSteps server =
                new ScriptedSteps().awaits(5).sends("sh.").awaits(3).establishes(NegotiatedParameters.tls13());
        return Loopback.between(ScriptedEndpoint.playing(client), ScriptedEndpoint.playing(server));
    }

    private Outcome inScope(Loopback loopback) {
        try (OutcomeScope.Entry entry = scope.enter()) {
            return loopback.handshake();
        }
    }

    @Test
    void hearsTheOutcomeThatTheCallerGets() {
        Outcome outcome = inScope(loopback());
        assertSame(outcome, heard.get(0));
    }

    @Test
    void hearsNothingBeforeItIsEntered() {
        loopback().handshake();
        assertEquals(List.of(), heard);
    }

    @Test
    void hearsNothingAfterItIsLeft() {
        inScope(loopback());
        loopback().handshake();
        assertEquals(1, heard.size());
    }

    @Test
    void hearsNothingOfAnotherThread() {
        try (OutcomeScope.Entry entry = scope.enter()) {
            CompletableFuture.supplyAsync(() -> loopback().handshake()).join();
        }
        assertEquals(List.of(), heard);
    }

    @Test
    void hearsAnOutcomeOfAnotherThreadThatItIsTold() {
        Outcome elsewhere =
                CompletableFuture.supplyAsync(() -> loopback().handshake()).join();
        try (OutcomeScope.Entry entry = scope.enter()) {
            OutcomeScope.tell(elsewhere);
        }
        assertSame(elsewhere, heard.get(0));
    }

    @Test
    void tellingOutsideOfAScopeDoesNothing() {
        OutcomeScope.tell(loopback().handshake());
        assertEquals(List.of(), heard);
    }

    @Test
    void anInnerScopeDoesNotHideTheOuterOne() {
        List<Outcome> inner = new ArrayList<>();
        try (OutcomeScope.Entry outer = scope.enter();
                OutcomeScope.Entry entry =
                        OutcomeScope.of((outcome, kept) -> inner.add(outcome)).enter()) {
            loopback().handshake();
        }
        assertEquals(List.of(1, 1), List.of(inner.size(), heard.size()));
    }

    @Test
    void theOuterScopeHearsAfterTheInnerOneIsLeft() {
        try (OutcomeScope.Entry outer = scope.enter()) {
            scope.enter().close();
            loopback().handshake();
        }
        assertEquals(1, heard.size());
    }

    @Test
    void leavingTwiceIsLeavingOnce() {
        try (OutcomeScope.Entry outer = scope.enter()) {
            OutcomeScope.Entry inner = scope.enter();
            inner.close();
            inner.close();
            loopback().handshake();
        }
        assertEquals(1, heard.size());
    }

    @Test
    void theCallerGetsNoRecordingThatItDidNotAskFor() {
        Outcome outcome = inScope(loopback());
        assertEquals(Optional.empty(), outcome.transcript().recording());
    }

    @Test
    void theListenerGetsTheBytes() {
        inScope(loopback());
        assertTrue(recorded.get(0).transcript().recording().isPresent());
    }

    @Test
    void theTranscriptOfTheCallerIsTheSameAsWithoutAScope() {
        Transcript inside = inScope(loopback().withCapture()).transcript();
        assertEquals(loopback().withCapture().handshake().transcript(), inside);
    }

    @Test
    void anExceptionOfTheListenerReachesTheCaller() {
        OutcomeScope throwing = OutcomeScope.of((outcome, kept) -> {
            throw new IllegalStateException("full");
        });
        try (OutcomeScope.Entry entry = throwing.enter()) {
            assertEquals(
                    "full",
                    assertThrows(IllegalStateException.class, () -> loopback().handshake())
                            .getMessage());
        }
    }
}
