package dev.tlsloop.jsse.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.jsse.engine.GroupSettings;
import dev.tlsloop.jsse.engine.ProviderFacts;
import dev.tlsloop.jsse.engine.Trait;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK's own provider, asked like any other: what is found must be what is written down. */
class AskedFactsTest {
    private static final ProviderFacts ASKED = AskedFacts.of(Security.getProvider("SunJSSE"), "jsse (asked)");

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
    void whatIsTriedComesOutAsItIsWrittenDown(Trait trait) {
        assertEquals(ProviderFacts.ofTheJdk().has(trait), ASKED.has(trait));
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
    void whatNoTrialCanTellIsNotTakenForGranted(Trait trait) {
        assertEquals(false, ASKED.has(trait));
    }

    @Test
    void theGroupsThatAreOnAreReadFromItsHello() {
        assertTrue(ASKED.groups().apply(List.of(), ASKED).groups().containsAll(GroupSettings.KNOWN));
    }

    @Test
    void aChosenGroupIsOnAlone() {
        List<NamedGroup> chosen = List.of(NamedGroup.SECP384R1);
        assertEquals(chosen, ASKED.groups().apply(chosen, ASKED).groups());
    }
}
