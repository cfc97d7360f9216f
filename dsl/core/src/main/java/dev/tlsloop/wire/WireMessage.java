package dev.tlsloop.wire;

import java.util.OptionalInt;

/** placeholder: One message as it can be read without keys; {@link #length} is its share of the bytes on the wire. */
public sealed interface WireMessage {
    int length();

    record ClientHelloMessage(ClientHello hello, int length) implements WireMessage {}

    record ServerHelloMessage(ServerHello hello, int length) implements WireMessage {}

    record ServerKeyExchange(OptionalInt group, int length) implements WireMessage {}

    record Handshake(int type, int length) implements WireMessage {}

    record ClearAlert(int level, int description, int length) implements WireMessage {}

    record ChangeCipherSpec(int length) implements WireMessage {}

    record Encrypted(int contentType, int length) implements WireMessage {}

    record NotTls(int length) implements WireMessage {}
}
