package dev.tlsloop.harness.decrypt;

import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ContentType;
import dev.tlsloop.wire.HandshakeMessage;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.ParseResult;
import dev.tlsloop.wire.Protection;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.WireMessage;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The decoder of what one side sends. */
final class DirectionDecoder {
    private static final byte[] NOTHING = {};
    private static final int MOST_FAILURES = 16;
    private static final int SHORTEST_HELLO = 42;

    private final Side side;
    private final HandshakeState state;
    private final TrafficKeys keys;
    private final RecordAssembler records = new RecordAssembler();
    private final List<WireMessage> decoded = new ArrayList<>();
    /** The records that carry the message that is being assembled. */
    private final List<byte[]> carriers = new ArrayList<>();

    private final BiConsumer<WireMessage, LineBytes> keeper;
    private MessageAssembler messages = new MessageAssembler();
    private Protection protection = Protection.NONE;
    private @Nullable RecordCipher cipher;
    private boolean finished;
    private int failures;

    /** @param keeper what keeps the bytes of a message */
    DirectionDecoder(
            Side side, DecryptionSecrets secrets, HandshakeState state, BiConsumer<WireMessage, LineBytes> keeper) {
        this.keeper = keeper;
        this.side = side;
        this.state = state;
        this.keys = new TrafficKeys(secrets, state, side);
    }

    /** Decodes a piece of the stream, and consumes it. */
    List<WireMessage> read(ByteBuffer piece) {
        records.add(piece);
        for (Optional<RecordAssembler.Piece> next = records.next(); next.isPresent(); next = records.next()) {
            if (next.get().isRecord()) {
                readRecord(next.get());
            } else {
                add(
                        new WireMessage.NotTls(next.get().bytes().length),
                        NOTHING,
                        next.get().bytes());
            }
        }
        List<WireMessage> result = List.copyOf(decoded);
        decoded.clear();
        return result;
    }

    /** Changes the keys of TLS 1.3, after the ServerHello or a Finished. */
    private void protect(Protection stage) throws GeneralSecurityException {
        cipher = keys.ofTls13(stage).orElse(null);
        protection = stage;
        failures = 0;
    }

    private void readRecord(RecordAssembler.Piece record) {
        byte[] bytes = record.bytes();
        if (!isProtected(record)) {
            readContent(new Plaintext(record.type(), record.fragment(), 0), Protection.NONE, bytes);
            return;
        }
        Optional<Plaintext> plain = open(record);
        if (plain.isPresent()) {
            readContent(plain.get(), protection, bytes);
        } else {
            Optional<String> obstacle = Optional.of(keys.obstacle(protection));
            add(new WireMessage.Encrypted(record.type(), bytes.length, obstacle), NOTHING, bytes);
        }
    }

    /** In TLS 1.3 a protected record has the type of application data; alerts before the keys are in the clear. */
    private boolean isProtected(RecordAssembler.Piece record) {
        boolean isCompatible = record.type() == ContentType.CHANGE_CIPHER_SPEC && state.version() == 0;
        return record.type() == ContentType.APPLICATION_DATA
                || !isCompatible && protection == Protection.APPLICATION && state.version() != HandshakeState.TLS_1_3;
    }

    /** A peer ends a connection after one wrong record, except for early data, so that it need not be tried for ever. */
    private Optional<Plaintext> open(RecordAssembler.Piece record) {
        if (failures >= MOST_FAILURES) {
            return Optional.empty();
        }
        Optional<Plaintext> plain = tryToOpen(record);
        failures = plain.isPresent() ? 0 : failures + 1;
        return plain;
    }

    private Optional<Plaintext> tryToOpen(RecordAssembler.Piece record) {
        try {
            if (protection == Protection.NONE && state.version() == HandshakeState.TLS_1_3) {
                protect(Protection.HANDSHAKE);
            } else if (protection == Protection.NONE && side == Side.CLIENT && state.offersEarlyData()) {
                return openEarlyData(record);
            }
            return cipher == null ? Optional.empty() : Optional.of(cipher.open(record.header(), record.fragment()));
        } catch (GeneralSecurityException e) {
            return openAfterRejection(record);
        }
    }

    /** The suite of early data is that of the session, and only the key that opens the first record tells it. */
    private Optional<Plaintext> openEarlyData(RecordAssembler.Piece record) throws GeneralSecurityException {
        for (Tls13RecordCipher candidate : keys.ofEarlyData()) {
            try {
                Plaintext plain = candidate.open(record.header(), record.fragment());
                cipher = candidate;
                protection = Protection.EARLY;
                return Optional.of(plain);
            } catch (GeneralSecurityException e) {
                // The next suite may fit.
            }
        }
        return Optional.empty();
    }

    /** A client whose early data is rejected goes on with handshake keys, without EndOfEarlyData (RFC 8446, 4.2.10). */
    private Optional<Plaintext> openAfterRejection(RecordAssembler.Piece record) {
        if (protection != Protection.EARLY || state.version() != HandshakeState.TLS_1_3) {
            return Optional.empty();
        }
        try {
            protect(Protection.HANDSHAKE);
            return cipher == null ? Optional.empty() : Optional.of(cipher.open(record.header(), record.fragment()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private void changeCipherSpec() {
        int version = state.version();
        if (version == 0 || version == HandshakeState.TLS_1_3) {
            return;
        }
        protection = Protection.APPLICATION;
        failures = 0;
        try {
            cipher = keys.ofTls12().orElse(null);
        } catch (GeneralSecurityException e) {
            cipher = null;
        }
    }

    private void readContent(Plaintext plain, Protection under, byte[] record) {
        byte[] content = plain.content();
        if (plain.contentType() == ContentType.HANDSHAKE) {
            messages.add(content, record.length - content.length);
            carriers.add(record);
            readMessages(under);
        } else {
            add(message(plain, under, record.length), content, record);
        }
    }

    /** The message of a record that is no handshake message. */
    private WireMessage message(Plaintext plain, Protection under, int length) {
        byte[] content = plain.content();
        if (plain.contentType() == ContentType.ALERT && content.length == 2) {
            return alert(content[0] & 0xFF, content[1] & 0xFF, under, length);
        }
        if (plain.contentType() == ContentType.CHANGE_CIPHER_SPEC && content.length == 1) {
            changeCipherSpec();
            return new WireMessage.ChangeCipherSpec(under, length);
        }
        return plain.contentType() == ContentType.APPLICATION_DATA
                ? new WireMessage.DecodedData(under, content.length, plain.padding(), length)
                : new WireMessage.Encrypted(plain.contentType(), length);
    }

    private void add(WireMessage message, byte[] plain, byte[] sent) {
        decoded.add(message);
        keeper.accept(message, new LineBytes(plain, sent));
    }

    private static WireMessage alert(int level, int description, Protection under, int length) {
        return under == Protection.NONE
                ? new WireMessage.ClearAlert(level, description, length)
                : new WireMessage.DecodedAlert(under, level, description, length);
    }

    private void readMessages(Protection under) {
        for (Optional<MessageAssembler.Message> next = messages.next(); next.isPresent(); next = messages.next()) {
            try {
                add(readMessage(next.get(), under), next.get().bytes(), joined(carriers));
            } catch (GeneralSecurityException e) {
                cipher = null;
                MessageAssembler.Message unread = next.get();
                add(new WireMessage.Handshake(unread.type(), unread.length()), unread.bytes(), joined(carriers));
            }
            forgetCarriers();
        }
        if (messages.isTooLong()) {
            messages = new MessageAssembler();
            carriers.clear();
        }
    }

    /** Keeps the last record, if the next message begins in it. */
    private void forgetCarriers() {
        int last = carriers.size() - 1;
        carriers.subList(0, messages.isEmpty() ? last + 1 : last).clear();
    }

    /** Many messages may share one record, which is not copied for each. */
    private static byte[] joined(List<byte[]> pieces) {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        ByteBuffer joined = ByteBuffer.allocate(
                pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(joined::put);
        return joined.array();
    }

    private WireMessage readMessage(MessageAssembler.Message message, Protection under)
            throws GeneralSecurityException {
        Optional<WireMessage> hello = hello(message, under);
        if (hello.isPresent()) {
            return hello.get();
        }
        HandshakeMessage content = HandshakeMessage.parse(message.type(), message.body(), state.version());
        Optional<Boolean> verified =
                content instanceof HandshakeMessage.Finished finished ? verify(finished) : Optional.empty();
        WireMessage result = new WireMessage.DecodedHandshake(under, content, verified, message.length());
        remember(message);
        if (message.type() == HandshakeType.CLIENT_KEY_EXCHANGE) {
            keys.learnFrom(message.body());
        }
        follow(content, under);
        return result;
    }

    private Optional<WireMessage> hello(MessageAssembler.Message message, Protection under) {
        if (message.bytes().length < SHORTEST_HELLO) {
            return Optional.empty();
        }
        if (message.type() == HandshakeType.CLIENT_HELLO
                && ClientHello.read(asRecord(message)) instanceof ParseResult.Complete<ClientHello> complete) {
            state.begin(complete.value());
            finished = false;
            remember(message);
            return Optional.of(new WireMessage.ClientHelloMessage(complete.value(), under, message.length()));
        }
        if (message.type() == HandshakeType.SERVER_HELLO
                && ServerHello.read(asRecord(message)) instanceof ParseResult.Complete<ServerHello> complete) {
            state.answer(complete.value());
            finished = false;
            remember(message);
            return Optional.of(new WireMessage.ServerHelloMessage(complete.value(), under, message.length()));
        }
        return Optional.empty();
    }

    /** HelloRequest and what follows a Finished do not count for the verify data. */
    private void remember(MessageAssembler.Message message) {
        if (!finished && message.type() != HandshakeType.HELLO_REQUEST) {
            state.add(message.bytes());
        }
    }

    /** A KeyUpdate ends its record, because the next message has the new keys (RFC 8446, 5.1). */
    private void follow(HandshakeMessage content, Protection under) throws GeneralSecurityException {
        boolean is13 = state.version() == HandshakeState.TLS_1_3;
        if (content instanceof HandshakeMessage.Finished && !finished) {
            finished = true;
            if (is13) {
                protect(Protection.APPLICATION);
            }
        } else if (content.type() == HandshakeType.END_OF_EARLY_DATA && is13 && protection == Protection.EARLY) {
            protect(Protection.HANDSHAKE);
        } else if (content instanceof HandshakeMessage.KeyUpdate
                && under == Protection.APPLICATION
                && messages.isEmpty()
                && cipher instanceof Tls13RecordCipher old) {
            cipher = old.updated();
        }
    }

    private Optional<Boolean> verify(HandshakeMessage.Finished message) throws GeneralSecurityException {
        if (finished) {
            return Optional.empty();
        }
        if (state.version() == HandshakeState.TLS_1_3) {
            return cipher instanceof Tls13RecordCipher current
                    ? Optional.of(Arrays.equals(message.verifyData(), current.verifyData(hashOfMessages())))
                    : Optional.empty();
        }
        return keys.verifyDataOfTls12().map(expected -> Arrays.equals(message.verifyData(), expected));
    }

    private byte[] hashOfMessages() {
        return state.hashOfMessages(state.cipher().map(BulkCipher::hash).orElse(HashFunction.SHA_256));
    }

    private static ByteBuffer asRecord(MessageAssembler.Message assembled) {
        byte[] message = assembled.bytes();
        return ByteBuffer.allocate(RecordAssembler.HEADER + message.length)
                .put((byte) ContentType.HANDSHAKE)
                .putShort((short) HandshakeState.TLS_1_2)
                .putShort((short) message.length)
                .put(message)
                .flip();
    }
}
