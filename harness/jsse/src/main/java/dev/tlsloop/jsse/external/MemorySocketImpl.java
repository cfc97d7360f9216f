package dev.tlsloop.jsse.external;

import dev.tlsloop.bio.MemoryBio;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The implementation of a {@link MemorySocket}. It returns whole records, and times out where none is complete. */
final class MemorySocketImpl extends SocketImpl {
    private static final int HEADER = 5;

    private final Map<Integer, Object> options = new HashMap<>();
    private final Input input = new Input();
    private final Output output = new Output();
    private MemoryBio in = new MemoryBio();
    private MemoryBio out = new MemoryBio();

    void wire(MemoryBio incoming, MemoryBio outgoing) {
        in = incoming;
        out = outgoing;
    }

    /** The timeout of a read that finds no whole record. */
    static final class NothingYet extends SocketTimeoutException {
        private static final long serialVersionUID = 1L;

        NothingYet() {
            super("nothing has come yet");
        }
    }

    /** A socket's reader asks for the header and for the body; what it got of a record is always followed by the rest. */
    private final class Input extends InputStream {
        private int rest;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            read(one, 0, 1);
            return one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (rest == 0) {
                rest = wholeRecord();
            }
            int count = in.read(ByteBuffer.wrap(target, offset, Math.min(length, rest)));
            // A reader that gets 0 bytes of a stream reads again at once, and would never stop.
            if (count == 0 && length > 0) {
                throw new NothingYet();
            }
            rest -= count;
            return count;
        }

        @Override
        public int available() {
            return rest;
        }

        private int wholeRecord() throws NothingYet {
            ByteBuffer unread = in.unread();
            int header = unread.position();
            int record = unread.remaining() < HEADER
                    ? Integer.MAX_VALUE
                    : HEADER + (unread.getShort(header + HEADER - 2) & 0xFFFF);
            if (unread.remaining() < record) {
                throw new NothingYet();
            }
            return record;
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            out.write(ByteBuffer.wrap(source, offset, length));
        }
    }

    @Override
    protected InputStream getInputStream() {
        return input;
    }

    @Override
    protected OutputStream getOutputStream() {
        return output;
    }

    @Override
    protected int available() {
        return input.available();
    }

    @Override
    protected void create(boolean stream) {}

    @Override
    protected void connect(String host, int port) {}

    @Override
    protected void connect(InetAddress address, int port) {}

    /** Keeps the address for later queries of the port. */
    @Override
    protected void connect(SocketAddress peer, int timeout) {
        InetSocketAddress nowhere = (InetSocketAddress) peer;
        address = nowhere.getAddress();
        port = nowhere.getPort();
    }

    @Override
    protected void shutdownInput() {}

    @Override
    protected void shutdownOutput() {}

    @Override
    protected void close() {}

    @Override
    public void setOption(int id, Object value) {
        options.put(id, value);
    }

    /** No option is set, as far as its type can say so: a timeout of 0 is none. */
    @Override
    public Object getOption(int id) {
        return options.getOrDefault(id, 0);
    }

    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        throw refused("bind");
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw refused("listen");
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        throw refused("accept");
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw refused("sendUrgentData");
    }

    private static SocketException refused(String what) {
        return new SocketException(what + "() on a socket in memory, which has no port and is connected already");
    }
}
