package dev.tlsloop.openssl.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.contract.Behaviour;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReasonsTest {
    private static final int SSL = 20;
    private static final int RSA = 4;

    private static ErrorQueueEntry entry(int library, int reason) {
        return ErrorQueueEntry.of(
                (long) library << 23 | reason, new ErrorEntry("library " + library, "", "reason " + reason));
    }

    @ParameterizedTest
    @CsvSource({
        "101, NO_COMMON_GROUP",
        "110, ILLEGAL_MESSAGE",
        "118, NO_COMMON_SIGNATURE_ALGORITHM",
        "123, BAD_SIGNATURE",
        "149, BAD_SIGNATURE",
        "151, ILLEGAL_MESSAGE",
        "156, BAD_RECORD",
        "159, ILLEGAL_MESSAGE",
        "181, NO_COMMON_CIPHER",
        "191, NO_COMMON_VERSION",
        "193, NO_COMMON_CIPHER",
        "199, NO_CERTIFICATE",
        "235, NO_COMMON_PROTOCOL",
        "244, UNEXPECTED_MESSAGE",
        "258, NO_COMMON_VERSION",
        "267, BAD_RECORD",
        "253, BAD_SIGNATURE",
        "281, BAD_RECORD",
        "298, BAD_RECORD",
        "333, NO_COMMON_SIGNATURE_ALGORITHM",
        "338, ILLEGAL_MESSAGE",
        "399, WEAK_KEY",
        "410, NO_COMMON_GROUP",
        "524301, MALFORMED_CERTIFICATE",
        "68, OTHER"
    })
    void mapsANumberOfTheSslLibraryToAReason(int number, Reason reason) {
        assertEquals(
                reason,
                ErrorReasons.refusal(List.of(entry(SSL, number)), Side.SERVER).reason());
    }

    @Test
    void aCipherThatRefusesARecordExplainsAnInternalError() {
        List<ErrorQueueEntry> queue = List.of(entry(57, 108), entry(SSL, 0xC0103));
        assertEquals(Reason.BAD_RECORD, ErrorReasons.refusal(queue, Side.SERVER).reason());
    }

    @Test
    void ignoresTheNumbersOfOtherLibraries() {
        assertEquals(
                Reason.OTHER,
                ErrorReasons.refusal(List.of(entry(RSA, 123)), Side.SERVER).reason());
    }

    @Test
    void usesTheOldestEntryWithAReason() {
        List<ErrorQueueEntry> queue = List.of(entry(RSA, 2), entry(SSL, 68), entry(SSL, 123), entry(SSL, 193));
        assertEquals(
                Reason.BAD_SIGNATURE, ErrorReasons.refusal(queue, Side.SERVER).reason());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 48, 116, 255})
    void reasonsFrom1000AreAlertsOfThePeer(int alert) {
        List<ErrorQueueEntry> queue = List.of(entry(SSL, 1000 + alert));
        assertEquals(
                List.of(true, Optional.of(new Alert(alert))),
                List.of(
                        ErrorReasons.refusal(queue, Side.SERVER).reportedByPeer(),
                        ErrorReasons.refusal(queue, Side.SERVER).alert()));
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1256})
    void numbersBesideTheAlertsAreNoAlert(int number) {
        assertEquals(Optional.empty(), ErrorReasons.alert(List.of(entry(SSL, number))));
    }

    @ParameterizedTest
    @CsvSource({"20, 134, true", "20, 123, false", "4, 134, false"})
    void recognisesARefusedChain(int library, int number, boolean ofChain) {
        assertEquals(ofChain, ErrorReasons.isOfChain(List.of(entry(library, number))));
    }

    @Test
    void theDetailQuotesEveryEntry() {
        List<ErrorQueueEntry> queue = List.of(entry(RSA, 2), entry(SSL, 123));
        assertEquals(
                "reason 2 (library 4), reason 123 (library 20)",
                ErrorReasons.refusal(queue, Side.SERVER).detail());
    }

    @Test
    void theDetailQuotesARepeatedEntryOnce() {
        List<ErrorQueueEntry> queue = List.of(entry(RSA, 2), entry(RSA, 2), entry(SSL, 123));
        assertEquals(
                "reason 2 (library 4), reason 123 (library 20)",
                ErrorReasons.refusal(queue, Side.SERVER).detail());
    }

    @Test
    void theTriplesAreThoseOfTheQueueOldestFirst() {
        List<ErrorQueueEntry> queue = List.of(entry(RSA, 2), entry(SSL, 123));
        assertEquals(
                List.of(new ErrorEntry("library 4", "", "reason 2"), new ErrorEntry("library 20", "", "reason 123")),
                ErrorReasons.refusal(queue, Side.SERVER).errors());
    }

    @Test
    void theDetailOfAnEmptyQueueSaysSo() {
        assertEquals(
                "OpenSSL gives no reason",
                ErrorReasons.refusal(List.of(), Side.SERVER).detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslv3 alert handshake failure", "tls alert handshake failure", "no shared cipher"})
    @Behaviour("F280")
    void ignoresTheTextOfAnEntry(String text) {
        long code = (long) SSL << 23 | 1040;
        Refusal refusal = ErrorReasons.refusal(
                List.of(ErrorQueueEntry.of(code, new ErrorEntry("SSL routines", "", text))), Side.SERVER);
        assertEquals(
                List.of(Reason.OTHER, Optional.of(Alert.HANDSHAKE_FAILURE)),
                List.of(refusal.reason(), refusal.alert()));
    }

    @Test
    void splitsACode() {
        ErrorQueueEntry entry =
                ErrorQueueEntry.of(0x0A000086L, new ErrorEntry("SSL routines", "", "certificate verify failed"));
        assertEquals(List.of(20, 134), List.of(entry.library(), entry.reason()));
    }

    @Test
    void aKeyShareThatAClientMissesMakesTheServerHelloIllegal() {
        List<ErrorQueueEntry> queue = List.of(entry(SSL, 101));
        assertEquals(
                Reason.ILLEGAL_MESSAGE, ErrorReasons.refusal(queue, Side.CLIENT).reason());
    }

    @Test
    void aKeyShareThatAServerCannotUseMeansNoCommonGroup() {
        List<ErrorQueueEntry> queue = List.of(entry(SSL, 101));
        assertEquals(
                Reason.NO_COMMON_GROUP, ErrorReasons.refusal(queue, Side.SERVER).reason());
    }
}
