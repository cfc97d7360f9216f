package dev.tlsloop.openssl.reason;

import static java.util.Map.entry;

import dev.tlsloop.Alert;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reasons for the entries in the error queue of a failed operation.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/ERR_get_error/">ERR_get_error(3)</a>
 */
public final class ErrorReasons {
    private static final int FIRST_ALERT = 1000;
    private static final int LAST_ALERT = FIRST_ALERT + 255;
    private static final int CERTIFICATE_VERIFY_FAILED = 134;

    /** Reasons by {@code SSL_R_*} number; any other number does not determine a reason. */
    private static final Map<Integer, Reason> MEANINGS = Map.ofEntries(
            entry(100, Reason.UNEXPECTED_MESSAGE), // application data in handshake
            entry(101, Reason.NO_COMMON_GROUP), // no suitable key share
            entry(103, Reason.UNEXPECTED_MESSAGE), // bad change cipher spec
            entry(108, Reason.ILLEGAL_MESSAGE), // bad key share
            entry(110, Reason.ILLEGAL_MESSAGE), // bad extension
            entry(115, Reason.ILLEGAL_MESSAGE), // bad packet length
            entry(116, Reason.BAD_RECORD), // bad protocol version number
            entry(118, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // no suitable signature algorithm
            entry(123, Reason.BAD_SIGNATURE), // bad signature
            entry(129, Reason.BAD_RECORD), // block cipher pad is wrong
            entry(133, Reason.UNEXPECTED_MESSAGE), // change cipher spec received early
            entry(135, Reason.ILLEGAL_MESSAGE), // certificate length mismatch
            entry(145, Reason.UNEXPECTED_MESSAGE), // data between change cipher spec and finished
            entry(146, Reason.BAD_RECORD), // data length too long
            entry(147, Reason.BAD_RECORD), // decryption failed
            entry(149, Reason.BAD_SIGNATURE), // digest check failed, of the Finished message
            entry(150, Reason.BAD_RECORD), // encrypted length too long
            entry(152, Reason.ILLEGAL_MESSAGE), // excessive message size
            entry(153, Reason.ILLEGAL_MESSAGE), // extra data in message
            entry(154, Reason.UNEXPECTED_MESSAGE), // got a fin before a change cipher spec
            entry(155, Reason.BAD_RECORD), // https proxy request
            entry(156, Reason.BAD_RECORD), // http request
            entry(159, Reason.ILLEGAL_MESSAGE), // length mismatch
            entry(160, Reason.ILLEGAL_MESSAGE), // length too short
            entry(166, Reason.NO_COMMON_VERSION), // version too high
            entry(176, Reason.NO_CERTIFICATE), // no certificates returned
            entry(179, Reason.NO_CERTIFICATE), // no certificate set
            entry(191, Reason.NO_COMMON_VERSION), // no protocols available
            entry(193, Reason.NO_COMMON_CIPHER), // no shared cipher
            entry(198, Reason.BAD_RECORD), // packet length too long
            entry(199, Reason.NO_CERTIFICATE), // peer did not return a certificate
            entry(209, Reason.ILLEGAL_MESSAGE), // missing supported groups extension
            entry(217, Reason.ILLEGAL_MESSAGE), // unsolicited extension
            entry(226, Reason.ILLEGAL_MESSAGE), // clienthello tlsext
            entry(227, Reason.ILLEGAL_MESSAGE), // parse tlsext
            entry(235, Reason.NO_COMMON_PROTOCOL), // no application protocol
            entry(244, Reason.UNEXPECTED_MESSAGE), // unexpected message
            entry(245, Reason.UNEXPECTED_MESSAGE), // unexpected record
            entry(246, Reason.ILLEGAL_MESSAGE), // unknown alert type
            entry(258, Reason.NO_COMMON_VERSION), // unsupported protocol
            entry(260, Reason.UNEXPECTED_MESSAGE), // invalid ccs message
            entry(261, Reason.ILLEGAL_MESSAGE), // wrong cipher returned
            entry(262, Reason.UNEXPECTED_MESSAGE), // unexpected ccs message
            entry(264, Reason.BAD_SIGNATURE), // wrong signature length
            entry(265, Reason.BAD_SIGNATURE), // wrong signature size
            entry(266, Reason.NO_COMMON_VERSION), // wrong ssl version
            entry(267, Reason.BAD_RECORD), // wrong version number, of a record
            entry(271, Reason.ILLEGAL_MESSAGE), // bad length
            entry(281, Reason.BAD_RECORD), // decryption failed or bad record mac
            entry(292, Reason.ILLEGAL_MESSAGE), // bad legacy version
            entry(295, Reason.NO_COMMON_GROUP), // no suitable groups
            entry(297, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // no suitable digest algorithm
            entry(304, Reason.MALFORMED_CERTIFICATE), // bad ecc cert
            entry(306, Reason.ILLEGAL_MESSAGE), // bad ecpoint
            entry(318, Reason.WRONG_PURPOSE), // ecc cert not for signing
            entry(370, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // wrong signature type
            entry(376, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // no shared signature algorithms
            entry(378, Reason.NO_COMMON_GROUP), // wrong curve
            entry(394, Reason.WEAK_KEY), // dh key too small
            entry(396, Reason.NO_COMMON_VERSION), // version too low
            entry(397, Reason.WEAK_KEY), // ca key too small
            entry(398, Reason.WEAK_KEY), // ca md too weak
            entry(399, Reason.WEAK_KEY), // ee key too small
            entry(404, Reason.ILLEGAL_MESSAGE), // length too long
            entry(410, Reason.NO_COMMON_GROUP), // no shared groups
            entry(443, Reason.BAD_RECORD), // bad record type
            entry(0x8000D, Reason.MALFORMED_CERTIFICATE)); // ASN.1 lib: in a handshake, only certificates are DER

    private ErrorReasons() {}

    /** The refusal for a queue, oldest entry first; it is reported by the peer if an entry is the peer's alert. */
    public static Refusal refusal(List<ErrorQueueEntry> queue) {
        return alert(queue)
                .map(Refusal::reportedByPeer)
                .orElseGet(() -> Refusal.of(reason(queue), text(queue)))
                .withErrors(words(queue));
    }

    /** The peer's alert, which OpenSSL queues as reason 1000 plus the number of the alert. */
    public static Optional<Alert> alert(List<ErrorQueueEntry> queue) {
        return ssl(queue).stream()
                .map(ErrorQueueEntry::reason)
                .filter(r -> r >= FIRST_ALERT && r <= LAST_ALERT)
                .findFirst()
                .map(r -> new Alert(r - FIRST_ALERT));
    }

    /** Whether OpenSSL refused the peer's chain; the queue does not say why. */
    public static boolean isOfChain(List<ErrorQueueEntry> queue) {
        return ssl(queue).stream().anyMatch(e -> e.reason() == CERTIFICATE_VERIFY_FAILED);
    }

    /** All entries as text, the oldest first, each different one once. */
    public static String text(List<ErrorQueueEntry> queue) {
        return queue.isEmpty()
                ? "OpenSSL gives no reason"
                : queue.stream().map(ErrorQueueEntry::text).distinct().collect(Collectors.joining(", "));
    }

    /** The entries as (library, function, reason), the oldest first. */
    public static List<ErrorEntry> words(List<ErrorQueueEntry> queue) {
        return queue.stream().map(ErrorQueueEntry::words).toList();
    }

    private static Reason reason(List<ErrorQueueEntry> queue) {
        return ssl(queue).stream()
                .map(e -> MEANINGS.get(e.reason()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Reason.OTHER);
    }

    private static List<ErrorQueueEntry> ssl(List<ErrorQueueEntry> queue) {
        return queue.stream().filter(e -> e.isOf(ErrorQueueEntry.SSL)).toList();
    }
}
