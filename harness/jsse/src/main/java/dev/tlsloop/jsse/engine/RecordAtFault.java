package dev.tlsloop.jsse.engine;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.jsse.evidence.SunJsseThrower;
import dev.tlsloop.wire.ContentType;
import java.nio.ByteBuffer;
import java.util.Set;
import javax.net.ssl.SSLException;

/** The record that an engine left unread when it refused; its type says more than SunJSSE's exception. */
final class RecordAtFault {
    private static final Set<Integer> NOT_FIRST = Set.of(ContentType.CHANGE_CIPHER_SPEC, ContentType.APPLICATION_DATA);
    private static final int MAJOR_VERSION = 3;

    private RecordAtFault() {}

    /** A TLS record of a type that cannot come first is an unexpected message (RFC 8446, 5); SunJSSE calls it no TLS. */
    static Refusal specify(Refusal refusal, SSLException e, ByteBuffer unread) {
        boolean startsARecord = unread.remaining() > 1 && unread.get(unread.position() + 1) == MAJOR_VERSION;
        return SunJsseThrower.readHeader(e) && startsARecord && NOT_FIRST.contains((int) unread.get(unread.position()))
                ? refusal.withReason(Reason.UNEXPECTED_MESSAGE)
                : refusal;
    }
}
