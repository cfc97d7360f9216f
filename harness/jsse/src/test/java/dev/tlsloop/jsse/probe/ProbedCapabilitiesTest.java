package dev.tlsloop.jsse.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.jsse.provider.JsseProvider;
import dev.tlsloop.jsse.provider.NamedGroupSetter;
import dev.tlsloop.jsse.provider.ProviderCapability;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK's own provider, asked like any other: what is found must be what is written down. */
class ProbedCapabilitiesTest {
    private static final JsseProvider ASKED = ProbedCapabilities.of(Security.getProvider("SunJSSE"), "jsse (asked)");

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
        assertEquals(
                JsseProvider.ofTheJdk().capabilities().has(capability),
                ASKED.capabilities().has(capability));
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
        assertEquals(false, ASKED.capabilities().has(capability));
    }

    @Test
    void theGroupsThatAreOnAreReadFromItsHello() {
        assertTrue(
                ASKED.groups().apply(List.of(), ASKED.capabilities()).groups().containsAll(NamedGroupSetter.KNOWN));
    }

    @Test
    void aChosenGroupIsOnAlone() {
        List<NamedGroup> chosen = List.of(NamedGroup.SECP384R1);
        assertEquals(chosen, ASKED.groups().apply(chosen, ASKED.capabilities()).groups());
    }
}
