package dev.tlsloop.impostors;

import static dev.tlsloop.impostors.ImpostorAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What a report and a failing assertion look like. */
class ReportTextTest {
    private static final ImpostorReport REPORT = Impostors.by(Clients.CA).meet(Clients.withoutHostCheck());
    private static final String FACTS = """
            client     : %s
            control    : accepts a sound server
            chain      : checked
            validity   : checked
            host name  : NOT CHECKED
            purpose    : checked
            impostors  :
              STRANGER        refused   its certificate is of an untrusted authority (UNKNOWN_ISSUER)
              SELF_SIGNED     refused   its certificate is self-signed (UNKNOWN_ISSUER)
              FORGED          refused   the signature of its certificate does not verify (BAD_SIGNATURE)
              NOT_A_CA        refused   the issuer of its certificate is not a CA (NOT_A_CA)
              EXPIRED         refused   its certificate has expired (CERTIFICATE_EXPIRED)
              EXPIRED_ISSUER  refused   the certificate of its issuer has expired (CERTIFICATE_EXPIRED)
              NOT_YET_VALID   refused   its certificate is not valid yet (CERTIFICATE_NOT_YET_VALID)
              WRONG_NAME      ACCEPTED  its certificate is for another host
              WRONG_PURPOSE   refused   its certificate is for clients (WRONG_PURPOSE)\
            """.formatted(REPORT.client());

    private static String failure(Runnable claim) {
        return assertThrows(AssertionError.class, claim::run).getMessage();
    }

    @Test
    void aReportTellsEachCheckAndEachImpostor() {
        assertEquals(FACTS, REPORT.toString());
    }

    @Test
    void aMissingCheckIsNamed() {
        assertEquals(
                "expected   : the client to verify\nbut        : it does not check the host name\n" + FACTS,
                failure(() -> assertThat(REPORT).verifies()));
    }

    @Test
    void aCheckThatIsMissingIsNamed() {
        assertEquals(
                "expected   : the client to check the host name\nbut        : it does not check the host name\n"
                        + FACTS,
                failure(() -> assertThat(REPORT).checks(VerificationStep.HOST_NAME)));
    }

    @Test
    void aCheckThatShouldBeMissingIsNamed() {
        assertEquals(
                "expected   : the client not to check the chain\nbut        : it checks the chain\n" + FACTS,
                failure(() -> assertThat(REPORT).doesNotCheck(VerificationStep.CHAIN)));
    }

    @Test
    void anImpostorThatGotThroughIsNamed() {
        assertEquals(
                "expected   : the client to refuse WRONG_NAME\nbut        : it accepted it\n" + FACTS,
                failure(() -> assertThat(REPORT).refuses(Impostor.WRONG_NAME)));
    }

    @Test
    void anImpostorThatWasRefusedIsNamed() {
        assertEquals(
                "expected   : the client to accept STRANGER\nbut        : it refused it\n" + FACTS,
                failure(() -> assertThat(REPORT).accepts(Impostor.STRANGER)));
    }

    @Test
    void anImpostorThatShouldGetThroughDoes() {
        assertDoesNotThrow(() -> assertThat(REPORT).accepts(Impostor.WRONG_NAME));
    }

    @Test
    void allThatGotThroughAreNamed() {
        assertEquals(
                "expected   : the client to accept no impostor\nbut        : it accepted WRONG_NAME\n" + FACTS,
                failure(() -> assertThat(REPORT).acceptsNoImpostor()));
    }

    @Test
    void anUnknownResultHasItsReasonAndRemedy() {
        String text = Impostors.ofStrangers().meet(Clients.sound()).toString();
        assertEquals(
                "unknown    : because no server is known that it accepts, and it does not accept a stranger: it failed on the"
                        + " client because UNKNOWN_ISSUER\n"
                        + "remedy     : give an authority that it trusts, Impostors.by(authority)",
                text.substring(text.indexOf("\nunknown") + 1));
    }
}
