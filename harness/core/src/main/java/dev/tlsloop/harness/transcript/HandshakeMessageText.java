package dev.tlsloop.harness.transcript;

import dev.tlsloop.wire.HandshakeMessage;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.SignatureScheme;
import dev.tlsloop.wire.WireMessage;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** The text of a decoded handshake message with its main fields. */
final class HandshakeMessageText {
    private static final int MOST_NAMES = 2;
    private static final int MOST_SCHEMES = 1;

    private HandshakeMessageText() {}

    static String of(WireMessage.DecodedHandshake decoded) {
        String name = decoded.protection()
                .around(HandshakeType.nameOf(decoded.message().type()));
        String fields = decoded.verified()
                .map(verified -> verified ? "verified" : "verify data is wrong")
                .orElseGet(() -> fields(decoded.message()));
        return fields.isEmpty() ? name : name + "  " + fields;
    }

    private static String fields(HandshakeMessage message) {
        if (message instanceof HandshakeMessage.EncryptedExtensions extensions) {
            return extensions
                    .alpn()
                    .map(alpn -> "alpn " + MessageFormatter.printable(alpn))
                    .orElse("");
        }
        if (message instanceof HandshakeMessage.Certificate certificate) {
            return certificates(certificate.certificates());
        }
        if (message instanceof HandshakeMessage.CertificateRequest request) {
            return request(request);
        }
        if (message instanceof HandshakeMessage.CertificateVerify verify) {
            return SignatureScheme.nameOf(verify.scheme());
        }
        if (message instanceof HandshakeMessage.ServerKeyExchange exchange) {
            return (MessageFormatter.group(exchange.group()) + MessageFormatter.scheme(exchange.scheme())).strip();
        }
        if (message instanceof HandshakeMessage.NewSessionTicket ticket) {
            return "lifetime " + ticket.lifetimeSeconds() + " s";
        }
        return message instanceof HandshakeMessage.KeyUpdate update && update.requested() ? "requests another" : "";
    }

    private static String certificates(List<byte[]> certificates) {
        return certificates.isEmpty()
                ? "none"
                : few(certificates.stream().map(HandshakeMessageText::subject).toList(), MOST_NAMES) + ", issued by "
                        + issuer(certificates.get(certificates.size() - 1));
    }

    private static String request(HandshakeMessage.CertificateRequest request) {
        List<String> schemes =
                request.schemes().stream().map(SignatureScheme::nameOf).toList();
        List<String> authorities =
                request.authorities().stream().map(HandshakeMessageText::name).toList();
        return (schemes.isEmpty() ? "" : "schemes " + few(schemes, MOST_SCHEMES) + "  ")
                + "authorities "
                + (authorities.isEmpty() ? "any" : few(authorities, MOST_NAMES));
    }

    private static String few(List<String> values, int most) {
        String first = values.stream().limit(most).collect(Collectors.joining(", "));
        return values.size() > most ? first + " +" + (values.size() - most) : first;
    }

    private static String subject(byte[] certificate) {
        try {
            return text(read(certificate).getSubjectX500Principal());
        } catch (CertificateException e) {
            return "unreadable, " + MessageFormatter.bytes(certificate.length);
        }
    }

    private static String issuer(byte[] certificate) {
        try {
            return text(read(certificate).getIssuerX500Principal());
        } catch (CertificateException e) {
            return "unknown";
        }
    }

    private static String name(byte[] der) {
        try {
            return text(new X500Principal(der));
        } catch (IllegalArgumentException e) {
            return "unreadable, " + MessageFormatter.bytes(der.length);
        }
    }

    private static String text(X500Principal name) {
        return name.getName().isEmpty() ? "no subject" : name.getName();
    }

    private static X509Certificate read(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
