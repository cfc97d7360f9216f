package dev.tlsloop.harness.assertion;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertSoftly;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Several failures in one report, descriptions, and assertions of other libraries. */
class SoftAssertionsTest {
    private static final Outcome H2 = Outcomes.success();

    @Test
    void allFailuresStandAboveOneReport() {
        String text = textOf(() -> assertSoftly(
                H2, softly -> softly.succeeded().withVersion(TlsVersion.TLS_1_2).withAlpn("http/1.1")));

        assertEquals(
                List.of(
                        "expected   : the handshake to negotiate TLS 1.2",
                        "but        : it was TLS 1.3",
                        "expected   : the handshake to negotiate alpn http/1.1",
                        "but        : it was h2",
                        "engines    : client jsse 17.0.15, server openssl 3.0.19"),
                text.lines().limit(5).toList());
    }

    @Test
    void theReportIsPrintedOnce() {
        String text = textOf(() -> assertSoftly(H2, softly -> softly.stalled().disagreed()));

        assertEquals(1, text.lines().filter(line -> line.startsWith("engines")).count());
    }

    @Test
    void withoutAFailureNothingIsThrown() {
        assertDoesNotThrow(() -> assertSoftly(H2, softly -> softly.succeeded().withAlpn("h2")));
    }

    @Test
    void theErrorOfSeveralFailuresCarriesItsOutcome() {
        OutcomeAssertionError error =
                assertThrows(OutcomeAssertionError.class, () -> assertSoftly(H2, softly -> softly.stalled()));

        assertEquals(Optional.of(H2), error.outcome());
    }

    @Test
    void anErrorInTheFunctionKeepsWhatFailedBefore() {
        IllegalStateException error = assertThrows(
                IllegalStateException.class,
                () -> assertSoftly(H2, softly -> {
                    softly.stalled();
                    throw new IllegalStateException("in the middle");
                }));

        assertEquals(OutcomeAssertionError.class, error.getSuppressed()[0].getClass());
    }

    @Test
    void aDescriptionBeginsTheFailure() {
        String text = textOf(() -> assertThat(H2).as("the gateway").stalled());

        assertEquals("about      : the gateway", text.lines().findFirst().orElseThrow());
    }

    @Test
    void aDescriptionBelongsToTheFailuresThatFollowIt() {
        String text = textOf(() -> assertSoftly(H2, softly -> {
            softly.stalled();
            softly.as("the gateway").disagreed();
        }));

        assertEquals(
                List.of("expected", "but", "about", "expected", "but"),
                text.lines()
                        .limit(5)
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
    }

    @Test
    void theMessageOfAnotherAssertionBecomesPartOfTheReport() {
        String text = textOf(() -> assertThat(H2).satisfies(outcome -> fail("the day is over")));

        assertEquals(
                List.of(
                        "expected   : the outcome to satisfy the assertions",
                        "but        : the day is over",
                        "engines    : client jsse 17.0.15, server openssl 3.0.19"),
                text.lines().limit(3).toList());
    }

    @Test
    void anAssertionWithoutAMessageIsNamed() {
        String text = textOf(() -> assertThat(H2).satisfies(outcome -> {
            throw new AssertionError();
        }));

        assertEquals(
                "but        : java.lang.AssertionError",
                text.lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void assertionsThatHoldPass() {
        assertDoesNotThrow(() -> assertThat(H2).succeeded().satisfies(success -> success.client()));
    }

    @Test
    void assertionsOnASuccessFailWithoutOne() {
        assertEquals(
                "it failed on the client because CERTIFICATE_EXPIRED",
                Expectations.satisfyingSuccess(success -> {})
                        .contradiction(Outcomes.expired())
                        .orElseThrow());
    }

    @Test
    void aDescriptionThatIsNullIsRefused() {
        OutcomeAssert outcome = assertThat(H2);

        assertEquals(
                "the text of as(...) is null; give a few words, or leave it out",
                assertThrows(NullPointerException.class, () -> outcome.as(null)).getMessage());
    }

    @Test
    void softAssertionsThatAreNullAreRefused() {
        assertEquals(
                "the function of assertSoftly(...) is null; give one that asserts with its argument",
                assertThrows(NullPointerException.class, () -> assertSoftly(H2, null))
                        .getMessage());
    }

    private static String textOf(Executable assertion) {
        return assertThrows(OutcomeAssertionError.class, assertion).getMessage();
    }
}
