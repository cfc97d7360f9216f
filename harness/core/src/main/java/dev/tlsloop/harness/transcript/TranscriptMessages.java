package dev.tlsloop.harness.transcript;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.Side;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.HandshakeMessage;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.SignatureScheme;
import dev.tlsloop.wire.WireMessage;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The answers of a transcript about its messages. */
record TranscriptMessages(List<Entry> entries) {
    private static final int TLS_1_3 = 0x0304;

    /** The first line of a message; empty if the transcript does not show one. */
    Optional<Entry> find(Side sender, MessageType type) {
        return entries.stream()
                .filter(entry -> entry.side() == sender && types(entry.event()).anyMatch(type::equals))
                .findFirst();
    }

    /** The encrypted records of a side that may hold a message. */
    int hidingRecords(Side sender, MessageType type) {
        int version = serverHello().map(ServerHello::version).orElse(TLS_1_3);
        return type.isHiddenIn(version)
                ? entries.stream()
                        .filter(entry -> entry.side() == sender)
                        .mapToInt(entry -> entry.event() instanceof Event.Encrypted e ? e.records() : 0)
                        .sum()
                : 0;
    }

    Optional<HandshakeKind> kind() {
        Optional<ServerHello> answer = serverHello();
        Optional<ClientHello> offer = clientHellos().findFirst();
        if (answer.isEmpty() || offer.isEmpty()) {
            return Optional.empty();
        }
        if (!answer.get().resumes(offer.get())) {
            return Optional.of(HandshakeKind.FULL);
        }
        if (answer.get().version() == TLS_1_3) {
            return Optional.of(HandshakeKind.RESUMED_BY_PSK);
        }
        boolean ticket = offer.get().extensions().stream()
                .anyMatch(e -> e.type() == ExtensionType.SESSION_TICKET && e.body().length > 0);
        return Optional.of(ticket ? HandshakeKind.RESUMED_BY_TICKET : HandshakeKind.RESUMED_BY_SESSION_ID);
    }

    List<NamedGroup> keyShares(Side sender) {
        Stream<Integer> codes = sender == Side.CLIENT
                ? clientHellos().flatMap(hello -> hello.keyShareGroups().stream())
                : serverHello().stream()
                        .map(ServerHello::keyShareGroup)
                        .flatMap(code -> code.stream().boxed());
        return codes.filter(code -> !MessageFormatter.isGrease(code))
                .map(NamedGroup::new)
                .toList();
    }

    Optional<String> signatureScheme(Side signer) {
        return messages(signer)
                .flatMapToInt(message -> scheme(message).stream())
                .mapToObj(SignatureScheme::nameOf)
                .findFirst();
    }

    List<X509Certificate> certificates(Side presenter) {
        return messages(presenter)
                .flatMap(message -> message instanceof WireMessage.DecodedHandshake decoded
                                && decoded.message() instanceof HandshakeMessage.Certificate certificate
                        ? Stream.of(certificate)
                        : Stream.empty())
                .findFirst()
                .map(certificate -> read(certificate.certificates()))
                .orElse(List.of());
    }

    private Stream<WireMessage> messages(Side sender) {
        return entries.stream()
                .filter(entry -> entry.side() == sender)
                .flatMap(
                        entry -> entry.event() instanceof Event.Sent sent ? Stream.of(sent.message()) : Stream.empty());
    }

    /** The hellos of the first handshake, two after a HelloRetryRequest. */
    private Stream<ClientHello> clientHellos() {
        return messages(Side.CLIENT)
                .flatMap(message -> message instanceof WireMessage.ClientHelloMessage hello
                        ? Stream.of(hello.hello())
                        : Stream.empty())
                .limit(find(Side.SERVER, MessageType.HELLO_RETRY_REQUEST).isPresent() ? 2 : 1);
    }

    private Optional<ServerHello> serverHello() {
        return messages(Side.SERVER)
                .flatMap(message -> message instanceof WireMessage.ServerHelloMessage hello
                        ? Stream.of(hello.hello())
                        : Stream.empty())
                .filter(hello -> !hello.isHelloRetryRequest())
                .findFirst();
    }

    private static OptionalInt scheme(WireMessage message) {
        if (message instanceof WireMessage.ServerKeyExchange exchange) {
            return exchange.scheme();
        }
        if (message instanceof WireMessage.CertificateVerify verify) {
            return OptionalInt.of(verify.scheme());
        }
        if (!(message instanceof WireMessage.DecodedHandshake decoded)) {
            return OptionalInt.empty();
        }
        if (decoded.message() instanceof HandshakeMessage.CertificateVerify verify) {
            return OptionalInt.of(verify.scheme());
        }
        return decoded.message() instanceof HandshakeMessage.ServerKeyExchange exchange
                ? exchange.scheme()
                : OptionalInt.empty();
    }

    private static Stream<MessageType> types(Event event) {
        if (event instanceof Event.EncryptedAlert
                || event instanceof Event.Refuses refuses && refuses.alert().isPresent()) {
            return Stream.of(MessageType.ALERT);
        }
        return event instanceof Event.Sent sent ? typeOf(sent.message()).stream() : Stream.empty();
    }

    private static Optional<MessageType> typeOf(WireMessage message) {
        if (message instanceof WireMessage.ClientHelloMessage) {
            return Optional.of(MessageType.CLIENT_HELLO);
        }
        if (message instanceof WireMessage.ServerHelloMessage hello) {
            return Optional.of(
                    hello.hello().isHelloRetryRequest() ? MessageType.HELLO_RETRY_REQUEST : MessageType.SERVER_HELLO);
        }
        if (message instanceof WireMessage.ServerKeyExchange) {
            return Optional.of(MessageType.SERVER_KEY_EXCHANGE);
        }
        if (message instanceof WireMessage.CertificateVerify) {
            return Optional.of(MessageType.CERTIFICATE_VERIFY);
        }
        if (message instanceof WireMessage.Handshake handshake) {
            return named(handshake.type());
        }
        if (message instanceof WireMessage.DecodedHandshake decoded) {
            return named(decoded.message().type());
        }
        return typeOfRecord(message);
    }

    private static Optional<MessageType> typeOfRecord(WireMessage message) {
        if (message instanceof WireMessage.ClearAlert || message instanceof WireMessage.DecodedAlert) {
            return Optional.of(MessageType.ALERT);
        }
        if (message instanceof WireMessage.DecodedData) {
            return Optional.of(MessageType.APPLICATION_DATA);
        }
        return message instanceof WireMessage.ChangeCipherSpec
                ? Optional.of(MessageType.CHANGE_CIPHER_SPEC)
                : Optional.empty();
    }

    /** A hello that does not parse is none. */
    private static Optional<MessageType> named(int type) {
        return type == HandshakeType.CLIENT_HELLO || type == HandshakeType.SERVER_HELLO
                ? Optional.empty()
                : Stream.of(MessageType.values())
                        .filter(known -> known.toString().equals(HandshakeType.nameOf(type)))
                        .findFirst();
    }

    /** The certificates up to the first that does not parse. */
    private static List<X509Certificate> read(List<byte[]> encoded) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] der : encoded) {
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (CertificateException e) {
            return List.copyOf(certificates);
        }
        return List.copyOf(certificates);
    }
}
