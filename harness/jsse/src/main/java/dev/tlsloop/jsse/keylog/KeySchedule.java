package dev.tlsloop.jsse.keylog;

import dev.tlsloop.Side;
import java.util.List;
import java.util.Optional;

/** The key schedule of one protocol version, filled in with what is observed. What it answers has proven itself. */
interface KeySchedule extends SecretObserver {
    /** Lines of a key log that were not asked for before: a label of NSS and its secret. */
    List<Secret> news();

    Optional<byte[]> masterKey();

    /** The verify data of that side's Finished. */
    Optional<byte[]> finished(Side side);

    /**
     * Key material (RFC 5705; RFC 8446, 7.5); empty while its secret is not proven.
     *
     * @param randoms the client's and the server's, one behind the other
     */
    Optional<byte[]> export(String label, int length, Optional<byte[]> context, byte[] randoms);

    /** One secret under its name in the NSS key log format. */
    record Secret(String label, byte[] bytes) {}
}
