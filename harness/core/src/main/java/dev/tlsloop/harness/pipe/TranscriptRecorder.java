package dev.tlsloop.harness.pipe;

import dev.tlsloop.Alert;
import dev.tlsloop.Side;
import dev.tlsloop.harness.decrypt.ConnectionDecoder;
import dev.tlsloop.harness.transcript.Arrival;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.wire.ContentType;
import dev.tlsloop.wire.WireMessage;
import dev.tlsloop.wire.WireMessage.DecodedData;
import dev.tlsloop.wire.WireReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A recorder of a {@link Transcript}. {@code Loopback} has one for each run.
 *
 * <pre>{@code
 * TranscriptRecorder recorder = new TranscriptRecorder();
 * recorder.recordSent(CLIENT, ByteBuffer.wrap(connection.outgoing().readAll()));
 * Transcript transcript = recorder.transcript();
 * }</pre>
 *
 * <p>It reads record headers and hellos. Consecutive encrypted records become one line. Beyond {@value #MOST_LINES} lines it
 * only counts messages, so that its size has a bound.
 */
public final class TranscriptRecorder {
    /** The most lines for messages. Refusals, faults and ends of a stream get a line beyond them as well. */
    public static final int MOST_LINES = 500;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, List<LineBytes>> bytesBehindLines = new HashMap<>();
    /** The obstacles to decryption that a line has, because each is said once. */
    private final Set<String> obstacles = new HashSet<>();

    private final Optional<Tape> tape;
    private final Function<WireMessage, Optional<LineBytes>> bytesOf;
    private final Stream client;
    private final Stream server;

    /** Creates an empty recorder, which keeps no bytes. */
    public TranscriptRecorder() {
        this(Optional.empty());
    }

    /** Creates an empty recorder, which keeps the bytes for later decryption. */
    public static TranscriptRecorder keepingBytes() {
        return new TranscriptRecorder(Optional.of(new Tape()));
    }

    /** Creates an empty recorder, which decrypts what it reads and keeps the bytes behind its lines. */
    static TranscriptRecorder decoding(ConnectionDecoder decoder) {
        return new TranscriptRecorder(Optional.empty(), side -> piece -> decoder.read(side, piece), decoder::bytesOf);
    }

    TranscriptRecorder(Supplier<Function<ByteBuffer, List<WireMessage>>> readers) {
        this(Optional.empty(), side -> readers.get(), message -> Optional.empty());
    }

    private TranscriptRecorder(Optional<Tape> tape) {
        this(tape, side -> new WireReader()::read, message -> Optional.empty());
    }

    /**
     * @param readers the reader of each side's bytes
     * @param bytesOf the bytes of a message that such a reader has read
     */
    private TranscriptRecorder(
            Optional<Tape> tape,
            Function<Side, Function<ByteBuffer, List<WireMessage>>> readers,
            Function<WireMessage, Optional<LineBytes>> bytesOf) {
        this.tape = tape;
        this.bytesOf = bytesOf;
        this.client = new Stream(readers.apply(Side.CLIENT));
        this.server = new Stream(readers.apply(Side.SERVER));
    }

    /** Records bytes of that side, and consumes all of them. */
    public void recordSent(Side side, ByteBuffer piece) {
        tape.ifPresent(kept -> kept.recordSent(side, piece));
        Stream stream = stream(side);
        stream.unread += piece.remaining();
        for (WireMessage message : stream.reader.apply(piece)) {
            stream.unread -= message.length();
            stream.lastOf(message).ifPresent(earlier -> add(side, earlier));
        }
        if (stream.pending.isEmpty()) {
            writePending(side);
        }
    }

    /** Records bytes of that side that reached its peer, after any fault, and leaves the piece as it is. */
    public void recordArrived(Side side, ByteBuffer piece) {
        tape.ifPresent(kept -> kept.recordArrived(side, piece));
    }

    /** Records that the side completed its handshake. {@link #settle} writes the line, behind the bytes of the same turn. */
    public void recordEstablished(Side side) {
        tape.ifPresent(kept -> kept.record(recorder -> recorder.recordEstablished(side)));
        stream(side).pending.add(new Event.Established());
    }

    /** Records that the side refused with that alert. {@link #settle} writes the line, behind the bytes of the same turn. */
    public void recordRefusal(Side side, Optional<Alert> alert) {
        tape.ifPresent(kept -> kept.record(recorder -> recorder.recordRefusal(side, alert)));
        stream(side).pending.add(new Event.Refuses(alert));
    }

    /** Records a fault in the stream of that side. */
    public void recordFault(Side side, String what) {
        tape.ifPresent(
                kept -> kept.record(new Arrival.Fault(side, what), recorder -> recorder.recordFault(side, what)));
        writePending(side);
        append(side, new Event.Disturbed(what), 0);
    }

    /** Records that the stream of that side ended for its peer. */
    public void recordEndOfFile(Side side) {
        tape.ifPresent(kept -> kept.record(new Arrival.End(side), recorder -> recorder.recordEndOfFile(side)));
        writePending(side);
        append(side, new Event.EndOfFile(), 0);
    }

    /** Writes the pending lines of that side, after all bytes of its turn were recorded. */
    public void settle(Side side) {
        tape.ifPresent(kept -> kept.record(recorder -> recorder.settle(side)));
        writePending(side);
    }

    private void writePending(Side side) {
        Stream stream = stream(side);
        Optional<WireMessage> last = stream.takeLast();
        for (Event event : stream.pending) {
            if (event instanceof Event.Refuses refuses && last.isPresent() && isAlert(last.get())) {
                append(side, withAlert(refuses, last.get()), last.get().length());
                keepBytes(last.get());
                last = Optional.empty();
            } else {
                last.ifPresent(message -> add(side, message));
                last = Optional.empty();
                append(side, event, 0);
            }
        }
        stream.pending.clear();
        last.ifPresent(message -> add(side, message));
    }

    /** The lines so far. */
    public Transcript transcript() {
        List<Entry> all = new ArrayList<>(entries);
        for (Side side : Side.values()) {
            long unread = stream(side).unread;
            if (unread > 0) {
                all.add(new Entry(all.size() + 1, side, new Event.Incomplete(), unread));
            }
        }
        return new Transcript(all, tape.map(Tape::recording));
    }

    private void add(Side side, WireMessage message) {
        Event event = event(message);
        Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        if (last != null && last.side() == side && merged(last.event(), event).isPresent()) {
            replaceLast(last, merged(last.event(), event).get(), message.length());
        } else if (entries.size() < MOST_LINES) {
            append(side, event, message.length());
        } else if (last != null && last.event() instanceof Event.Omitted omitted) {
            replaceLast(last, new Event.Omitted(omitted.messages() + 1), message.length());
        } else {
            append(side, new Event.Omitted(1), message.length());
        }
        keepBytes(message);
    }

    /** Keeps the bytes of a message with the last line, except beyond the limit of lines. */
    private void keepBytes(WireMessage message) {
        Entry line = entries.get(entries.size() - 1);
        if (!(line.event() instanceof Event.Omitted)) {
            bytesOf.apply(message)
                    .ifPresent(bytes -> bytesBehindLines
                            .computeIfAbsent(line.step(), step -> new ArrayList<>())
                            .add(bytes));
        }
    }

    /** The bytes behind the lines, by their steps, in pieces that belong together. */
    Map<Integer, List<LineBytes>> bytesBehindLines() {
        return Map.copyOf(bytesBehindLines);
    }

    private void append(Side side, Event event, long length) {
        entries.add(new Entry(entries.size() + 1, side, event, length));
    }

    private void replaceLast(Entry last, Event event, long more) {
        entries.set(entries.size() - 1, new Entry(last.step(), last.side(), event, last.length() + more));
    }

    private Stream stream(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    private static Optional<Event> merged(Event last, Event next) {
        if (last instanceof Event.Sent earlier
                && earlier.message() instanceof DecodedData before
                && next instanceof Event.Sent later
                && later.message() instanceof DecodedData after
                && before.protection() == after.protection()) {
            return Optional.of(new Event.Sent(new DecodedData(
                    after.protection(),
                    before.bytes() + after.bytes(),
                    before.padding() + after.padding(),
                    before.length() + after.length())));
        }
        if (last instanceof Event.Encrypted earlier && next instanceof Event.Encrypted later) {
            return later.obstacle().isPresent()
                    ? Optional.empty()
                    : Optional.of(new Event.Encrypted(earlier.records() + later.records(), earlier.obstacle()));
        }
        return last instanceof Event.NotTls && next instanceof Event.NotTls ? Optional.of(next) : Optional.empty();
    }

    private Event event(WireMessage message) {
        if (message instanceof WireMessage.Encrypted encrypted) {
            return encrypted.contentType() == ContentType.ALERT
                    ? new Event.EncryptedAlert()
                    : new Event.Encrypted(1, encrypted.obstacle().filter(obstacles::add));
        }
        return message instanceof WireMessage.NotTls ? new Event.NotTls() : new Event.Sent(message);
    }

    private static Event withAlert(Event.Refuses refuses, WireMessage message) {
        if (message instanceof WireMessage.DecodedAlert decoded) {
            return new Event.Refuses(Optional.of(new Alert(decoded.description())));
        }
        return message instanceof WireMessage.ClearAlert clear
                ? new Event.Refuses(Optional.of(new Alert(clear.description())))
                : refuses;
    }

    private static boolean isAlert(WireMessage message) {
        return message instanceof WireMessage.ClearAlert
                || message instanceof WireMessage.DecodedAlert
                || message instanceof WireMessage.Encrypted;
    }

    /** One direction. It keeps the last message while a line is pending, because it may be the alert of a refusal. */
    private static final class Stream {
        final Function<ByteBuffer, List<WireMessage>> reader;
        final List<Event> pending = new ArrayList<>();
        Optional<WireMessage> last = Optional.empty();
        long unread;

        Stream(Function<ByteBuffer, List<WireMessage>> reader) {
            this.reader = reader;
        }

        Optional<WireMessage> lastOf(WireMessage message) {
            Optional<WireMessage> earlier = last;
            last = Optional.of(message);
            return earlier;
        }

        Optional<WireMessage> takeLast() {
            Optional<WireMessage> taken = last;
            last = Optional.empty();
            return taken;
        }
    }
}
