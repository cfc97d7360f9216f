package dev.tlsloop.examples;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The journeys in Java, each step with its own assertion. */
class JourneyTest {
    static Stream<Supplier<JourneyStep>> acts() {
        return Stream.of(
                FirstSuccess::succeeds,
                FirstSuccess::isRefusedForAnotherName,
                MutualTls::refusesAStranger,
                MutualTls::acceptsItsOwn,
                ServerNames::servesTheContextOfTheName,
                ServerNames::refusesAnUnlistedName,
                BrokenIntermediate::unbrokenIsAccepted);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void aJourneyStepHasItsClaimedOutcome(Supplier<JourneyStep> act) {
        assertDoesNotThrow(act::get);
    }

    static Stream<IssuerFlaw> flaws() {
        return IssuerFlaw.refusedBy(Jsse.engine()).stream();
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void everyBrokenIntermediateIsRefused(IssuerFlaw flaw) {
        assertDoesNotThrow(() -> BrokenIntermediate.isRefused(flaw));
    }

    @ParameterizedTest
    @EnumSource
    void aJourneyShowsBothASuccessAndARefusal(Journey journey) {
        Set<Class<?>> kinds = journey.acts().stream()
                .map(act -> act.get().outcome().getClass())
                .collect(Collectors.toSet());

        assertEquals(Set.of(Outcome.Success.class, Outcome.Refused.class), kinds);
    }

    @Test
    void theLastJourneyShowsEveryFlawThatTheJdkRefuses() {
        assertEquals(
                IssuerFlaw.refusedBy(Jsse.engine()).size() + 1,
                Journey.BROKEN_INTERMEDIATE.acts().size());
    }
}
