package dev.tlsloop.harness.socket;

import dev.tlsloop.IoStatus;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.stream.Stream;

/** The plaintext of one connection as streams, and the status that ended it. */
final class PlaintextStreams {
    private static final int RECORD = 16_384;

    private final SocketConnection socket;
    private final InputStream input = new Input();
    private final OutputStream output = new Output();
    private IoStatus status = IoStatus.NOTHING;
    private long received;

    PlaintextStreams(SocketConnection socket) {
        this.socket = socket;
    }

    InputStream input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    /** NOTHING while both streams are open, else the status that ended the connection. */
    IoStatus status() {
        return status;
    }

    /** Whether a handler threw this because the connection ended, and not for a reason of its own. */
    boolean isTheEnd(IOException thrown) {
        return status != IoStatus.NOTHING
                && Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .anyMatch(e -> e instanceof EndedException || e instanceof EOFException);
    }

    /** The number of bytes that were read. */
    long received() {
        return received;
    }

    private int read(ByteBuffer room) {
        int before = room.position();
        if (status == IoStatus.NOTHING) {
            status = socket.read(room);
        }
        int count = room.position() - before;
        received += count;
        return count > 0 ? count : -1;
    }

    private void write(ByteBuffer plain) throws IOException {
        if (status == IoStatus.NOTHING) {
            status = socket.writeAll(plain);
        }
        if (status == IoStatus.EOF) {
            // The peer may have refused before it closed its socket, and its alert may still wait to be read.
            status = socket.read(ByteBuffer.allocate(RECORD)) == IoStatus.REFUSED ? IoStatus.REFUSED : IoStatus.EOF;
        }
        if (status != IoStatus.NOTHING) {
            throw new EndedException(
                    "the connection has ended (" + status + "), so the peer gets no more bytes; stop writing");
        }
    }

    private static final class EndedException extends IOException {
        private static final long serialVersionUID = 1;

        EndedException(String message) {
            super(message);
        }
    }

    private final class Input extends InputStream {
        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            Objects.checkFromIndexSize(from, length, into.length);
            return length == 0 ? 0 : PlaintextStreams.this.read(ByteBuffer.wrap(into, from, length));
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            PlaintextStreams.this.write(ByteBuffer.wrap(from, start, length));
        }
    }
}
