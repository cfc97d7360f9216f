package dev.tlsloop.assertj;

import static dev.tlsloop.assertj.OutcomeAssertJ.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.OutcomeScope;
import dev.tlsloop.harness.assertion.Expectation;
import dev.tlsloop.harness.assertion.Expectations;
import dev.tlsloop.harness.assertion.TlsAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both {@code assertThat} are imported here, which is part of the test. */
class OutcomeAssertJTest {
    private static final Authority CA = Authority.create();
    private static final Context SERVER =
            Context.server().credential(CA.issue("localhost")).build();
    private static final Outcome SUCCESS =
            Loopback.between(Context.client().trust(CA).build(), SERVER).handshake();
    private static final Outcome REFUSED = Loopback.between(
                    Context.client().trust(Authority.create()).build(), SERVER)
            .handshake();

    static List<Consumer<OutcomeAssertJ>> ofARefusal() {
        return List.of(
                outcome -> outcome.failed(),
                outcome -> outcome.failedOn(Side.CLIENT),
                outcome -> outcome.because(Reason.UNKNOWN_ISSUER),
                outcome -> outcome.doesNotMeet(Expectations.version(TlsVersion.TLS_1_3)));
    }

    @ParameterizedTest
    @MethodSource("ofARefusal")
    void itHoldsOfARefusal(Consumer<OutcomeAssertJ> assertion) {
        assertThatCode(() -> assertion.accept(assertThat(REFUSED))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("ofARefusal")
    void itDoesNotHoldOfASuccess(Consumer<OutcomeAssertJ> assertion) {
        Throwable error = catchThrowable(() -> assertion.accept(assertThat(SUCCESS)));

        assertThat(error).isInstanceOf(AssertionError.class);
    }

    @Test
    void itFailsWithTheTextOfTheOtherAssertions() {
        Expectation expectation = Expectations.version(TlsVersion.TLS_1_2);
        Throwable other = catchThrowable(() -> TlsAssertions.assertThat(SUCCESS).meets(expectation));

        Throwable error = catchThrowable(() -> assertThat(SUCCESS).meets(expectation));

        assertThat(error.getMessage().strip()).isEqualTo(other.getMessage());
    }

    @Test
    void aPercentSignInAReportIsPrinted() {
        Expectation all = Expectation.of("the client", "be 100%s sure", outcome -> Optional.of("it is not"));

        Throwable error = catchThrowable(() -> assertThat(SUCCESS).meets(all));

        assertThat(error).hasMessageContaining("be 100%s sure");
    }

    @Test
    void aDescriptionOfAssertJBeginsTheText() {
        Throwable error = catchThrowable(() -> assertThat(SUCCESS).as("gateway").failed());

        assertThat(error.getMessage()).startsWith("[gateway] ");
    }

    @Test
    void softAssertionsCollectItsFailures() {
        Throwable error = catchThrowable(
                () -> SoftAssertions.assertSoftly(softly -> softly.proxy(OutcomeAssertJ.class, Outcome.class, SUCCESS)
                        .failedOn(Side.CLIENT)
                        .because(Reason.UNKNOWN_ISSUER)));

        assertThat(((AssertJMultipleFailuresError) error).getFailures()).hasSize(2);
    }

    @Test
    void aFailureTellsTheScopeOfItsOutcome() {
        List<Outcome> told = new ArrayList<>();
        try (OutcomeScope.Entry entry =
                OutcomeScope.of((outcome, recorded) -> told.add(outcome)).enter()) {
            catchThrowable(() -> assertThat(SUCCESS).failed());
        }

        assertThat(told).containsExactly(SUCCESS);
    }
}
