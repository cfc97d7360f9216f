package dev.tlsloop.openssl.reason;

import static java.util.Map.entry;

import dev.tlsloop.Alert;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
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
            entry(102, Reason.ILLEGAL_MESSAGE), // bad dh value
            entry(103, Reason.UNEXPECTED_MESSAGE), // bad change cipher spec
            entry(104, Reason.ILLEGAL_MESSAGE), // inconsistent extms
            entry(105, Reason.ILLEGAL_MESSAGE), // bad hello request
            entry(107, Reason.BAD_RECORD), // bad decompression
            entry(108, Reason.ILLEGAL_MESSAGE), // bad key share
            entry(110, Reason.ILLEGAL_MESSAGE), // bad extension
            entry(112, Reason.ILLEGAL_MESSAGE), // missing sigalgs extension
            entry(114, Reason.ILLEGAL_MESSAGE), // bad psk identity
            entry(115, Reason.ILLEGAL_MESSAGE), // bad packet length
            entry(116, Reason.BAD_RECORD), // bad protocol version number
            entry(118, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // no suitable signature algorithm
            entry(120, Reason.ILLEGAL_MESSAGE), // invalid key update type
            entry(122, Reason.ILLEGAL_MESSAGE), // bad key update
            entry(123, Reason.BAD_SIGNATURE), // bad signature
            entry(129, Reason.BAD_RECORD), // block cipher pad is wrong
            entry(131, Reason.ILLEGAL_MESSAGE), // ca dn length mismatch
            entry(132, Reason.UNEXPECTED_MESSAGE), // too many key updates
            entry(133, Reason.UNEXPECTED_MESSAGE), // change cipher spec received early
            entry(135, Reason.ILLEGAL_MESSAGE), // certificate length mismatch
            entry(137, Reason.ILLEGAL_MESSAGE), // cipher code wrong length
            entry(140, Reason.BAD_RECORD), // compressed length too long
            entry(145, Reason.UNEXPECTED_MESSAGE), // data between change cipher spec and finished
            entry(146, Reason.BAD_RECORD), // data length too long
            entry(147, Reason.BAD_RECORD), // decryption failed
            entry(148, Reason.ILLEGAL_MESSAGE), // dh public value length is wrong
            entry(149, Reason.BAD_SIGNATURE), // digest check failed, of the Finished message
            entry(150, Reason.BAD_RECORD), // encrypted length too long
            entry(151, Reason.ILLEGAL_MESSAGE), // error in received cipher list
            entry(152, Reason.ILLEGAL_MESSAGE), // excessive message size
            entry(153, Reason.ILLEGAL_MESSAGE), // extra data in message
            entry(154, Reason.UNEXPECTED_MESSAGE), // got a fin before a change cipher spec
            entry(155, Reason.BAD_RECORD), // https proxy request
            entry(156, Reason.BAD_RECORD), // http request
            entry(157, Reason.ILLEGAL_MESSAGE), // tls invalid ecpointformat list
            entry(159, Reason.ILLEGAL_MESSAGE), // length mismatch
            entry(160, Reason.ILLEGAL_MESSAGE), // length too short
            entry(162, Reason.ILLEGAL_MESSAGE), // illegal point compression
            entry(163, Reason.ILLEGAL_MESSAGE), // ext length mismatch
            entry(164, Reason.UNEXPECTED_MESSAGE), // too much early data
            entry(166, Reason.NO_COMMON_VERSION), // version too high
            entry(176, Reason.NO_CERTIFICATE), // no certificates returned
            entry(177, Reason.NO_CERTIFICATE), // no certificate assigned
            entry(178, Reason.UNEXPECTED_MESSAGE), // unexpected end of early data
            entry(179, Reason.NO_CERTIFICATE), // no certificate set
            entry(181, Reason.NO_COMMON_CIPHER), // no ciphers available
            entry(187, Reason.ILLEGAL_MESSAGE), // no compression specified
            entry(190, Reason.NO_CERTIFICATE), // no private key assigned
            entry(191, Reason.NO_COMMON_VERSION), // no protocols available
            entry(193, Reason.NO_COMMON_CIPHER), // no shared cipher
            entry(198, Reason.BAD_RECORD), // packet length too long
            entry(199, Reason.NO_CERTIFICATE), // peer did not return a certificate
            entry(205, Reason.ILLEGAL_MESSAGE), // invalid alert
            entry(209, Reason.ILLEGAL_MESSAGE), // missing supported groups extension
            entry(210, Reason.ILLEGAL_MESSAGE), // ssl session version mismatch
            entry(213, Reason.BAD_RECORD), // record length mismatch
            entry(214, Reason.ILLEGAL_MESSAGE), // no change following hrr
            entry(215, Reason.ILLEGAL_MESSAGE), // required cipher missing
            entry(217, Reason.ILLEGAL_MESSAGE), // unsolicited extension
            entry(218, Reason.ILLEGAL_MESSAGE), // ciphersuite digest has changed
            entry(219, Reason.ILLEGAL_MESSAGE), // bad psk
            entry(220, Reason.ILLEGAL_MESSAGE), // signature for non signing certificate
            entry(222, Reason.ILLEGAL_MESSAGE), // inconsistent early data alpn
            entry(226, Reason.ILLEGAL_MESSAGE), // clienthello tlsext
            entry(227, Reason.ILLEGAL_MESSAGE), // parse tlsext
            entry(231, Reason.ILLEGAL_MESSAGE), // inconsistent early data sni
            entry(232, Reason.ILLEGAL_MESSAGE), // ssl3 ext invalid max fragment length
            entry(235, Reason.NO_COMMON_PROTOCOL), // no application protocol
            entry(238, Reason.ILLEGAL_MESSAGE), // invalid certificate or alg
            entry(239, Reason.MALFORMED_CERTIFICATE), // unable to find public key parameters
            entry(240, Reason.ILLEGAL_MESSAGE), // bad packet
            entry(244, Reason.UNEXPECTED_MESSAGE), // unexpected message
            entry(245, Reason.UNEXPECTED_MESSAGE), // unexpected record
            entry(246, Reason.ILLEGAL_MESSAGE), // unknown alert type
            entry(247, Reason.MALFORMED_CERTIFICATE), // unknown certificate type
            entry(248, Reason.ILLEGAL_MESSAGE), // unknown cipher returned
            entry(253, Reason.BAD_SIGNATURE), // binder does not verify
            entry(254, Reason.NO_COMMON_VERSION), // unknown ssl version
            entry(257, Reason.ILLEGAL_MESSAGE), // unsupported compression algorithm
            entry(258, Reason.NO_COMMON_VERSION), // unsupported protocol
            entry(259, Reason.NO_COMMON_VERSION), // unsupported ssl version
            entry(260, Reason.UNEXPECTED_MESSAGE), // invalid ccs message
            entry(261, Reason.ILLEGAL_MESSAGE), // wrong cipher returned
            entry(262, Reason.UNEXPECTED_MESSAGE), // unexpected ccs message
            entry(263, Reason.ILLEGAL_MESSAGE), // bad hrr version
            entry(264, Reason.BAD_SIGNATURE), // wrong signature length
            entry(265, Reason.BAD_SIGNATURE), // wrong signature size
            entry(266, Reason.NO_COMMON_VERSION), // wrong ssl version
            entry(267, Reason.BAD_RECORD), // wrong version number, of a record
            entry(271, Reason.ILLEGAL_MESSAGE), // bad length
            entry(275, Reason.ILLEGAL_MESSAGE), // serverhello tlsext
            entry(278, Reason.ILLEGAL_MESSAGE), // post handshake auth encoding err
            entry(279, Reason.ILLEGAL_MESSAGE), // extension not received
            entry(281, Reason.BAD_RECORD), // decryption failed or bad record mac
            entry(291, Reason.UNEXPECTED_MESSAGE), // application data after close notify
            entry(292, Reason.ILLEGAL_MESSAGE), // bad legacy version
            entry(293, Reason.UNEXPECTED_MESSAGE), // mixed handshake and non handshake data
            entry(295, Reason.NO_COMMON_GROUP), // no suitable groups
            entry(297, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // no suitable digest algorithm
            entry(298, Reason.BAD_RECORD), // record too small
            entry(300, Reason.ILLEGAL_MESSAGE), // ssl3 session id too long
            entry(303, Reason.ILLEGAL_MESSAGE), // ssl session id has bad length
            entry(304, Reason.MALFORMED_CERTIFICATE), // bad ecc cert
            entry(306, Reason.ILLEGAL_MESSAGE), // bad ecpoint
            entry(310, Reason.ILLEGAL_MESSAGE), // missing psk kex modes extension
            entry(315, Reason.NO_COMMON_GROUP), // unsupported elliptic curve
            entry(318, Reason.WRONG_PURPOSE), // ecc cert not for signing
            entry(319, Reason.ILLEGAL_MESSAGE), // ssl3 ext invalid servername
            entry(320, Reason.ILLEGAL_MESSAGE), // ssl3 ext invalid servername type
            entry(328, Reason.ILLEGAL_MESSAGE), // invalid status response
            entry(329, Reason.ILLEGAL_MESSAGE), // unsupported status type
            entry(332, Reason.ILLEGAL_MESSAGE), // bad handshake length
            entry(333, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // legacy sigalg disallowed or unsupported
            entry(335, Reason.ILLEGAL_MESSAGE), // renegotiate ext too long
            entry(336, Reason.ILLEGAL_MESSAGE), // renegotiation encoding err
            entry(337, Reason.ILLEGAL_MESSAGE), // renegotiation mismatch
            entry(338, Reason.ILLEGAL_MESSAGE), // unsafe legacy renegotiation disabled
            entry(340, Reason.ILLEGAL_MESSAGE), // inconsistent compression
            entry(341, Reason.ILLEGAL_MESSAGE), // invalid compression algorithm
            entry(342, Reason.ILLEGAL_MESSAGE), // required compression algorithm missing
            entry(343, Reason.ILLEGAL_MESSAGE), // compression disabled
            entry(345, Reason.ILLEGAL_MESSAGE), // scsv received when renegotiating
            entry(352, Reason.ILLEGAL_MESSAGE), // bad srtp mki value
            entry(353, Reason.ILLEGAL_MESSAGE), // bad srtp protection profile list
            entry(360, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // signature algorithms error
            entry(368, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // unknown digest
            entry(370, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // wrong signature type
            entry(376, Reason.NO_COMMON_SIGNATURE_ALGORITHM), // no shared signature algorithms
            entry(378, Reason.NO_COMMON_GROUP), // wrong curve
            entry(383, Reason.ILLEGAL_MESSAGE), // wrong certificate type
            entry(394, Reason.WEAK_KEY), // dh key too small
            entry(396, Reason.NO_COMMON_VERSION), // version too low
            entry(397, Reason.WEAK_KEY), // ca key too small
            entry(398, Reason.WEAK_KEY), // ca md too weak
            entry(399, Reason.WEAK_KEY), // ee key too small
            entry(401, Reason.ILLEGAL_MESSAGE), // fragmented client hello
            entry(404, Reason.ILLEGAL_MESSAGE), // length too long
            entry(408, Reason.ILLEGAL_MESSAGE), // ssl session id too long
            entry(409, Reason.UNEXPECTED_MESSAGE), // too many warn alerts
            entry(410, Reason.NO_COMMON_GROUP), // no shared groups
            entry(443, Reason.BAD_RECORD), // bad record type
            entry(999, Reason.ILLEGAL_MESSAGE), // invalid session id
            entry(0x8000D, Reason.MALFORMED_CERTIFICATE)); // ASN.1 lib: in a handshake, only certificates are DER

    /** Where a client means something else: to a server, 101 is a hello without a key share that it can use. */
    private static final Map<Integer, Reason> CLIENT_MEANINGS = Map.of(101, Reason.ILLEGAL_MESSAGE);

    /** Reasons by {@code PROV_R_*} number: a cipher refuses a record, and the SSL entry is an internal error. */
    private static final Map<Integer, Reason> CIPHER_MEANINGS = Map.of(
            108, Reason.BAD_RECORD, // invalid aad: the record is shorter than its tag
            110, Reason.BAD_RECORD); // invalid tag

    private ErrorReasons() {}

    /**
     * The refusal for a queue, oldest entry first; it is reported by the peer if an entry is the peer's alert.
     *
     * @param side the side that refused
     */
    public static Refusal refusal(List<ErrorQueueEntry> queue, Side side) {
        return alert(queue)
                .map(Refusal::reportedByPeer)
                .orElseGet(() -> Refusal.of(reason(queue, side), text(queue)))
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

    private static Reason reason(List<ErrorQueueEntry> queue, Side side) {
        Map<Integer, Reason> ofSide = side == Side.CLIENT ? CLIENT_MEANINGS : Map.of();
        return known(queue, ErrorQueueEntry.SSL, ofSide)
                .or(() -> known(queue, ErrorQueueEntry.SSL, MEANINGS))
                .or(() -> known(queue, ErrorQueueEntry.PROVIDER, CIPHER_MEANINGS))
                .orElse(Reason.OTHER);
    }

    private static Optional<Reason> known(List<ErrorQueueEntry> queue, int library, Map<Integer, Reason> meanings) {
        return queue.stream()
                .filter(e -> e.isOf(library))
                .map(e -> meanings.get(e.reason()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static List<ErrorQueueEntry> ssl(List<ErrorQueueEntry> queue) {
        return queue.stream().filter(e -> e.isOf(ErrorQueueEntry.SSL)).toList();
    }
}
