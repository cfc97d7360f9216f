package dev.tlsloop.jsse.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.jsse.engine.NamedGroupSetter;
import dev.tlsloop.jsse.engine.ProviderCapabilities;
import dev.tlsloop.jsse.engine.ProviderCapability;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK's own provider, asked like any other: what is found must be what is written down. */
class AskedFactsTest {
    private static final ProviderCapabilities ASKED =
            ProbedCapabilities.of(Security.getProvider("SunJSSE"), "jsse (asked)");

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "JUDGED_BY_THE_JDK",
                "SHOWS_SECRETS",
                "HOLDS_NOTHING",
                "ASKS_BY_PROPERTY",
                "SHOWS_STAPLES_OF_TLS_1_3"
            })
    void whatIsTriedComesOutAsItIsWrittenDown(ProviderCapability capability) {
        assertEquals(ProviderCapabilities.ofTheJdk().has(capability), ASKED.has(capability));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "JUDGED_BY_THE_JDK",
                "SHOWS_SECRETS",
                "HOLDS_NOTHING",
                "ASKS_BY_PROPERTY",
                "SHOWS_STAPLES_OF_TLS_1_3"
            })
    void whatNoTrialCanTellIsNotTakenForGranted(ProviderCapability capability) {
        assertEquals(false, ASKED.has(capability));
    }

    @Test
    void theGroupsThatAreOnAreReadFromItsHello() {
        assertTrue(ASKED.groups().apply(List.of(), ASKED).groups().containsAll(NamedGroupSetter.KNOWN));
    }

    @Test
    void aChosenGroupIsOnAlone() {
        List<NamedGroup> chosen = List.of(NamedGroup.SECP384R1);
        assertEquals(chosen, ASKED.groups().apply(chosen, ASKED).groups());
    }
}
