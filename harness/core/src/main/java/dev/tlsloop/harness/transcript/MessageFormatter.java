package dev.tlsloop.harness.transcript;

import dev.tlsloop.Alert;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.SignatureScheme;
import dev.tlsloop.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The text of a readable message with its main fields. Bytes of the peer that do not print are escaped. */
final class MessageFormatter {
    private static final int MOST_GROUPS = 2;
    private static final int MOST_KEY_SHARES = 1;

    private MessageFormatter() {}

    static String of(WireMessage message) {
        if (message instanceof WireMessage.ClientHelloMessage client) {
            return client.protection().around("ClientHello") + clientHello(client.hello());
        }
        if (message instanceof WireMessage.ServerHelloMessage server) {
            String name = server.hello().isHelloRetryRequest() ? "HelloRetryRequest" : "ServerHello";
            return server.protection().around(name) + serverHello(server.hello());
        }
        if (message instanceof WireMessage.ServerKeyExchange exchange) {
            return "ServerKeyExchange" + group(exchange.group()) + scheme(exchange.scheme());
        }
        if (message instanceof WireMessage.CertificateVerify verify) {
            return "CertificateVerify  " + SignatureScheme.nameOf(verify.scheme());
        }
        if (message instanceof WireMessage.Handshake handshake) {
            return HandshakeType.nameOf(handshake.type());
        }
        if (message instanceof WireMessage.DecodedHandshake handshake) {
            return HandshakeMessageText.of(handshake);
        }
        if (message instanceof WireMessage.DecodedAlert alert) {
            return alert.protection().around("alert") + " " + new Alert(alert.description());
        }
        if (message instanceof WireMessage.DecodedData data) {
            return data.protection().around("Application Data") + "  " + bytes(data.bytes())
                    + (data.padding() > 0 ? " and " + bytes(data.padding()) + " of padding" : "");
        }
        if (message instanceof WireMessage.ClearAlert alert) {
            return "alert " + new Alert(alert.description());
        }
        return message instanceof WireMessage.ChangeCipherSpec change
                ? change.protection().around("ChangeCipherSpec")
                : message.getClass().getSimpleName();
    }

    private static String clientHello(ClientHello hello) {
        StringBuilder text = new StringBuilder("  ").append(versions(hello));
        hello.serverName().ifPresent(name -> text.append("  sni ").append(printable(name)));
        if (!hello.alpn().isEmpty()) {
            text.append("  alpn ")
                    .append(hello.alpn().stream()
                            .map(MessageFormatter::printable)
                            .collect(Collectors.joining(", ")));
        }
        text.append(named("groups", hello.supportedGroups(), MOST_GROUPS));
        text.append(named("key share", hello.keyShareGroups(), MOST_KEY_SHARES));
        boolean psk =
                hello.extensions().stream().anyMatch(extension -> extension.type() == ExtensionType.PRE_SHARED_KEY);
        return text.append(psk ? "  psk" : "").toString();
    }

    private static String serverHello(ServerHello hello) {
        return "  " + version(hello.version()) + "  " + new CipherSuite(hello.cipherSuite()).name()
                + group(hello.keyShareGroup()) + (hello.acceptsPreSharedKey() ? "  psk" : "");
    }

    private static String versions(ClientHello hello) {
        List<Integer> offered =
                hello.supportedVersions().isEmpty() ? List.of(hello.legacyVersion()) : hello.supportedVersions();
        return offered.stream()
                .filter(code -> !isGrease(code))
                .map(MessageFormatter::version)
                .collect(Collectors.joining(", "));
    }

    private static String version(int code) {
        return TlsVersion.ofCode(code).map(TlsVersion::toString).orElseGet(() -> String.format("version 0x%04x", code));
    }

    static String group(OptionalInt code) {
        return code.isPresent() ? "  group " + new NamedGroup(code.getAsInt()) : "";
    }

    static String scheme(OptionalInt code) {
        return code.isPresent() ? "  " + SignatureScheme.nameOf(code.getAsInt()) : "";
    }

    /** The first groups of a list under a name; empty if the list is. */
    private static String named(String name, List<Integer> codes, int most) {
        List<Integer> groups = codes.stream().filter(code -> !isGrease(code)).toList();
        if (groups.isEmpty()) {
            return "";
        }
        String first = groups.stream()
                .limit(most)
                .map(code -> new NamedGroup(code).name())
                .collect(Collectors.joining(", "));
        return "  " + name + " " + first + (groups.size() > most ? " +" + (groups.size() - most) : "");
    }

    /** RFC 8701: reserved values that clients offer to keep servers tolerant. */
    static boolean isGrease(int code) {
        return (code & 0x0F0F) == 0x0A0A && code >> 8 == (code & 0xFF);
    }

    static String bytes(int count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    static String printable(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .chars()
                .mapToObj(c -> c > ' ' && c < 0x7F ? String.valueOf((char) c) : String.format("\\x%02x", c))
                .collect(Collectors.joining());
    }
}
