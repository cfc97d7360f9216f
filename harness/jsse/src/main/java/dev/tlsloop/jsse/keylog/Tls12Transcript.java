package dev.tlsloop.jsse.keylog;

import dev.tlsloop.Side;
import dev.tlsloop.wire.ContentType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cleartext handshake messages of TLS 1.2, and the positions of both Finished messages. */
final class Tls12Transcript {
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final Set<Side> sealed = EnumSet.noneOf(Side.class);
    private final List<Side> senders = new ArrayList<>();
    private final List<byte[]> parts = new ArrayList<>();

    /** One record with its header. */
    void add(Side sender, ByteBuffer record) {
        int type = record.get(0);
        if (type == ContentType.CHANGE_CIPHER_SPEC && sealed.add(sender)) {
            senders.add(sender);
            parts.add(messages.toByteArray());
            messages.reset();
        } else if (type == ContentType.HANDSHAKE && !sealed.contains(sender)) {
            byte[] fragment = new byte[record.remaining() - 5];
            record.get(5, fragment);
            messages.writeBytes(fragment);
        }
    }

    /** The messages before the first Finished, or between the first and the second. */
    Optional<byte[]> beforeFinished(int which) {
        return which < parts.size() ? Optional.of(parts.get(which)) : Optional.empty();
    }

    /** Whose the first Finished is, or the second. */
    Side sender(int which) {
        return senders.get(which);
    }
}
