package dev.tlsloop.report.ladder;

import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.wire.HandshakeMessage;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** The main fields of a decoded handshake message in a few words. */
final class HandshakeText {
    private HandshakeText() {}

    static List<String> of(HandshakeMessage message) {
        if (message instanceof HandshakeMessage.EncryptedExtensions extensions) {
            return extensions(extensions);
        }
        if (message instanceof HandshakeMessage.Certificate certificate) {
            return certificates(certificate.certificates());
        }
        if (message instanceof HandshakeMessage.CertificateRequest request) {
            return request(request);
        }
        if (message instanceof HandshakeMessage.CertificateVerify verify) {
            return List.of(Codes.scheme(verify.scheme()));
        }
        if (message instanceof HandshakeMessage.ServerKeyExchange exchange
                && exchange.group().isPresent()) {
            return List.of("group " + Codes.group(exchange.group().getAsInt()));
        }
        if (message instanceof HandshakeMessage.NewSessionTicket ticket) {
            return List.of("valid for " + Codes.count(ticket.lifetimeSeconds(), "second"));
        }
        return message instanceof HandshakeMessage.KeyUpdate update && update.requested()
                ? List.of("asks the peer to change its key too")
                : List.of();
    }

    private static List<String> extensions(HandshakeMessage.EncryptedExtensions message) {
        List<String> details = new ArrayList<>();
        message.alpn().ifPresent(protocol -> details.add("ALPN " + Codes.text(protocol)));
        message.extensions().stream()
                .map(extension -> Codes.extension(extension.type()))
                .filter(name -> !name.equals("application_layer_protocol_negotiation"))
                .forEach(details::add);
        return details;
    }

    private static List<String> certificates(List<byte[]> certificates) {
        return certificates.isEmpty()
                ? List.of("none")
                : certificates.stream().map(HandshakeText::certificate).toList();
    }

    private static String certificate(byte[] der) {
        return Certificates.read(der)
                .map(read -> Certificates.name(read.getSubjectX500Principal()) + ", issued by "
                        + Certificates.name(read.getIssuerX500Principal()))
                .orElse("unreadable, " + Codes.count(der.length, "byte"));
    }

    private static List<String> request(HandshakeMessage.CertificateRequest request) {
        List<String> details = new ArrayList<>();
        details.add("schemes " + HelloText.few(HelloText.named(request.schemes(), Codes::scheme)));
        List<String> names =
                request.authorities().stream().map(HandshakeText::authority).toList();
        details.add(names.isEmpty() ? "any authority" : "authorities " + HelloText.few(names));
        return details;
    }

    private static String authority(byte[] der) {
        try {
            return Certificates.name(new X500Principal(der));
        } catch (IllegalArgumentException e) {
            return "unreadable, " + Codes.count(der.length, "byte");
        }
    }
}
