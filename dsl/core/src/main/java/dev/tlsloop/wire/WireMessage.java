package dev.tlsloop.wire;

import java.util.OptionalInt;

/**
 * One thing on the wire as far as it can be read without keys.
 *
 * <p>The lengths of all messages add up to the bytes that were complete. A record's five header bytes belong to the
 * first message that begins in it or continues in it; a message's length is those headers and its own bytes.
 */
public sealed interface WireMessage {
    /** Its share of the bytes on the wire. */
    int length();

    /**
     * A ClientHello that could be parsed.
     *
     * @param hello what it says
     * @param length its share of the bytes
     */
    record ClientHelloMessage(ClientHello hello, int length) implements WireMessage {}

    /**
     * A ServerHello that could be parsed, or a HelloRetryRequest.
     *
     * @param hello what it says
     * @param length its share of the bytes
     */
    record ServerHelloMessage(ServerHello hello, int length) implements WireMessage {}

    /**
     * A ServerKeyExchange of TLS 1.2 and below.
     *
     * @param group the number of the curve, where a named one is used
     * @param length its share of the bytes
     */
    record ServerKeyExchange(OptionalInt group, int length) implements WireMessage {}

    /**
     * Any other handshake message in the clear, also a hello that cannot be parsed, or one that was broken off.
     *
     * @param type the number of the message; {@link HandshakeType} has the names
     * @param length its share of the bytes
     */
    record Handshake(int type, int length) implements WireMessage {}

    /**
     * An alert in the clear.
     *
     * @param level 1 for a warning, 2 for a fatal one
     * @param description the number of the alert
     * @param length its share of the bytes
     */
    record ClearAlert(int level, int description, int length) implements WireMessage {}

    /**
     * The byte that switches to encryption up to TLS 1.2, and means nothing in TLS 1.3.
     *
     * @param length its share of the bytes
     */
    record ChangeCipherSpec(int length) implements WireMessage {}

    /**
     * One record that cannot be read without keys.
     *
     * @param contentType the record's outer type; {@link ContentType} has the names
     * @param length its share of the bytes
     */
    record Encrypted(int contentType, int length) implements WireMessage {}

    /**
     * Bytes that are not TLS; from the first of them on, everything is.
     *
     * @param length how many
     */
    record NotTls(int length) implements WireMessage {}
}
