package dev.tlsloop.wire;

import java.nio.ByteBuffer;

/**
 * A reader of the first hello of one direction, over any number of records, which does not consume the input.
 *
 * @param <T> the type of the hello
 */
final class HelloReader<T> {
    private final int type;
    private final Parser<T> parser;

    HelloReader(int type, Parser<T> parser) {
        this.type = type;
        this.parser = parser;
    }

    /** Parses the complete body of a message; the length is that on the wire, record headers included. */
    interface Parser<T> {
        ParseResult<T> parse(byte[] body, int length);
    }

    /** The result of a parser that has read all fields. */
    static <T> ParseResult<T> reading(T hello, int length, String name, MessageFieldReader fields) {
        return fields.fault()
                .<ParseResult<T>>map(fault -> new ParseResult.Malformed<>("the " + name + " " + fault))
                .orElseGet(() -> new ParseResult.Complete<>(hello, length));
    }

    ParseResult<T> read(ByteBuffer input) {
        ByteBuffer in = input.slice();
        HandshakeDeframer message = new HandshakeDeframer();
        while (in.hasRemaining()) {
            String fault = faultOfHeader(in);
            if (!fault.isEmpty()) {
                return new ParseResult.Malformed<>(fault);
            }
            if (in.remaining() < RecordHeader.LENGTH) {
                return new ParseResult.Incomplete<>();
            }
            takeRecord(in, message);
            fault = faultOfMessage(message);
            if (!fault.isEmpty()) {
                return new ParseResult.Malformed<>(fault);
            }
            if (message.isComplete()) {
                return parser.parse(message.body(), in.position());
            }
        }
        return new ParseResult.Incomplete<>();
    }

    private static void takeRecord(ByteBuffer in, HandshakeDeframer message) {
        int body = in.position() + RecordHeader.LENGTH;
        int end = Math.min(body + RecordHeader.bodyLength(in), in.limit());
        int limit = in.limit();
        in.position(body).limit(end);
        message.take(in);
        in.limit(limit);
    }

    private String faultOfHeader(ByteBuffer in) {
        if (RecordHeader.type(in) != ContentType.HANDSHAKE) {
            return in.position() == 0 ? NonTlsInput.describe(in, name()) : interrupted(in);
        }
        if (!RecordHeader.hasAllowedLength(in)) {
            return "a record before the end of the " + name() + " declares " + RecordHeader.bodyLength(in)
                    + " bytes; allowed are at most " + RecordHeader.LONGEST_BODY;
        }
        if (in.remaining() >= RecordHeader.LENGTH && RecordHeader.bodyLength(in) == 0) {
            return "a record before the end of the " + name() + " is empty; a handshake record holds at least one byte";
        }
        return "";
    }

    private String interrupted(ByteBuffer in) {
        return "a record of the type " + ContentType.nameOf(RecordHeader.type(in)) + " (" + RecordHeader.type(in)
                + ") stands before the end of the " + name() + "; expected is more of the type handshake (22)";
    }

    private String faultOfMessage(HandshakeDeframer message) {
        if (message.hasBegun() && message.type() != type) {
            return "the first handshake message is " + HandshakeType.nameOf(message.type()) + " (" + message.type()
                    + "); expected is " + name() + " (" + type + ")";
        }
        if (message.hasLength() && !message.isKept()) {
            return "the " + name() + " declares " + message.length() + " bytes; read are at most "
                    + HandshakeDeframer.LONGEST_KEPT;
        }
        return "";
    }

    private String name() {
        return HandshakeType.nameOf(type);
    }
}
