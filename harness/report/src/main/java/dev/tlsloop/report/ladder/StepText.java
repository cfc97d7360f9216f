package dev.tlsloop.report.ladder;

import dev.tlsloop.Alert;
import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;

/** The name of an event, and its details in words. */
final class StepText {
    private StepText() {}

    static String name(Event event, Side side) {
        if (event instanceof Event.Sent sent) {
            return name(sent.message());
        }
        if (event instanceof Event.Encrypted encrypted) {
            return "encrypted, " + Codes.count(encrypted.records(), "record");
        }
        if (event instanceof Event.Refuses) {
            return "The " + side + " refuses";
        }
        if (event instanceof Event.Established) {
            return "The " + side + " is established";
        }
        if (event instanceof Event.Disturbed) {
            return "A fault in the stream of the " + side;
        }
        if (event instanceof Event.EndOfFile) {
            return "The stream of the " + side + " ends";
        }
        if (event instanceof Event.Omitted omitted) {
            return Codes.count(omitted.messages(), "more message");
        }
        return event instanceof Event.EncryptedAlert
                ? "Alert, encrypted"
                : event instanceof Event.NotTls ? "not TLS" : "the beginning of a message";
    }

    static List<String> details(Event event, long length) {
        if (event instanceof Event.Sent sent) {
            return details(sent.message());
        }
        if (event instanceof Event.Refuses refuses) {
            return refuses.alert()
                    .map(alert -> List.of("alert " + alert))
                    .orElse(length > 0 ? List.of("its alert is encrypted") : List.of("without an alert"));
        }
        if (event instanceof Event.Disturbed disturbed) {
            return List.of(disturbed.what());
        }
        if (event instanceof Event.Incomplete) {
            return List.of("its rest did not arrive");
        }
        return event instanceof Event.Omitted ? List.of("of both sides") : List.of();
    }

    private static String name(WireMessage message) {
        if (message instanceof WireMessage.ClientHelloMessage) {
            return "ClientHello";
        }
        if (message instanceof WireMessage.ServerHelloMessage server) {
            return server.hello().isHelloRetryRequest() ? "HelloRetryRequest" : "ServerHello";
        }
        if (message instanceof WireMessage.ServerKeyExchange) {
            return "ServerKeyExchange";
        }
        if (message instanceof WireMessage.Handshake handshake) {
            return HandshakeType.nameOf(handshake.type());
        }
        if (message instanceof WireMessage.DecodedHandshake decoded) {
            return HandshakeType.nameOf(decoded.message().type());
        }
        if (message instanceof WireMessage.ChangeCipherSpec) {
            return "ChangeCipherSpec";
        }
        if (message instanceof WireMessage.DecodedData) {
            return "Application Data";
        }
        if (message instanceof WireMessage.NotTls) {
            return "not TLS";
        }
        return message instanceof WireMessage.Encrypted ? "encrypted record" : "Alert";
    }

    private static List<String> details(WireMessage message) {
        if (message instanceof WireMessage.ClientHelloMessage client) {
            return HelloText.of(client.hello());
        }
        if (message instanceof WireMessage.ServerHelloMessage server) {
            return answer(server.hello());
        }
        if (message instanceof WireMessage.ServerKeyExchange exchange
                && exchange.group().isPresent()) {
            return List.of("group " + Codes.group(exchange.group().getAsInt()));
        }
        if (message instanceof WireMessage.DecodedHandshake decoded) {
            return decoded.verified()
                    .map(verified -> List.of(verified ? "verified" : "the verify data is wrong"))
                    .orElseGet(() -> HandshakeText.of(decoded.message()));
        }
        if (message instanceof WireMessage.ClearAlert alert) {
            return List.of(new Alert(alert.description()).toString());
        }
        if (message instanceof WireMessage.DecodedAlert alert) {
            return List.of(new Alert(alert.description()).toString());
        }
        return message instanceof WireMessage.DecodedData data ? data(data) : List.of();
    }

    private static List<String> data(WireMessage.DecodedData data) {
        List<String> details = new ArrayList<>(List.of(Codes.count(data.bytes(), "byte")));
        if (data.padding() > 0) {
            details.add(Codes.count(data.padding(), "byte") + " of padding");
        }
        return details;
    }

    private static List<String> answer(ServerHello hello) {
        List<String> details = new ArrayList<>();
        details.add(Codes.version(hello.version()));
        details.add(Codes.suite(hello.cipherSuite()));
        hello.keyShareGroup()
                .ifPresent(group -> details.add(
                        (hello.isHelloRetryRequest() ? "asks for a key share " : "key share ") + Codes.group(group)));
        hello.alpn().ifPresent(protocol -> details.add("ALPN " + Codes.text(protocol)));
        if (hello.acceptsPreSharedKey()) {
            details.add("accepts the pre-shared key");
        }
        return details;
    }
}
