package dev.tlsloop.report;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.EngineNames;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Arrival;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.HandshakeMessage;
import dev.tlsloop.wire.ParseResult;
import dev.tlsloop.wire.Protection;
import dev.tlsloop.wire.WireMessage;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Outcomes whose names hold markup, control characters, emoji, and changes of the direction. The DSL refuses such names. */
final class Hostile {
    /** Markup, an attribute's end, a right-to-left override, a NUL, an escape sequence, an emoji and a CDATA end. */
    static final String NAME =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u202Egnp.exe\u0000\u001b[31m\uD83D\uDE00]]>\u2066\u200b\uFFFE";

    private Hostile() {}

    /** A refusal after a ClientHello and a Certificate with those names, in clear and with their bytes. */
    static Outcome outcome(String name) {
        X509Certificate certificate = certificate(name);
        byte[] hello = hello(name);
        Refusal refusal =
                Refusal.of(Reason.UNKNOWN_ISSUER, "the engine says " + name).withCertificate(0, certificate);
        return new Outcome.Refused(
                Side.CLIENT,
                refusal,
                Optional.empty(),
                Optional.of(negotiated(certificate)),
                new ClientCertificate.Presented(List.of(certificate)),
                new EngineNames("engine " + name, "engine " + name),
                transcript(name, hello, certificate));
    }

    /** A handshake message with a ClientHello, whose server name and ALPN protocol are that name. */
    static byte[] hello(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream extensions = new ByteArrayOutputStream();
        extensions.writeBytes(hex("0000%04x%04x00%04x", bytes.length + 5, bytes.length + 3, bytes.length));
        extensions.writeBytes(bytes);
        extensions.writeBytes(hex("0010%04x%04x%02x", bytes.length + 3, bytes.length + 1, bytes.length));
        extensions.writeBytes(bytes);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(hex("0303" + "11".repeat(32) + "00" + "00021301" + "0100" + "%04x", extensions.size()));
        body.writeBytes(extensions.toByteArray());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(hex("01%06x", body.size()));
        message.writeBytes(body.toByteArray());
        return message.toByteArray();
    }

    private static Transcript transcript(String name, byte[] hello, X509Certificate certificate) {
        byte[] record = record(hello);
        ParseResult.Complete<ClientHello> parsed =
                (ParseResult.Complete<ClientHello>) ClientHello.read(ByteBuffer.wrap(record));
        Entry first = new Entry(
                1,
                Side.CLIENT,
                new Event.Sent(new WireMessage.ClientHelloMessage(parsed.value(), record.length)),
                record.length);
        Entry second = new Entry(2, Side.SERVER, new Event.Sent(presented(certificate)), 10);
        Entry third = new Entry(3, Side.SERVER, new Event.Disturbed("a fault of " + name), 0);
        return new Transcript(List.of(first, second, third), Optional.of(new Kept(new LineBytes(hello, record))));
    }

    private static WireMessage presented(X509Certificate certificate) {
        try {
            return new WireMessage.DecodedHandshake(
                    Protection.NONE,
                    new HandshakeMessage.Certificate(List.of(certificate.getEncoded(), new byte[] {1, 2})),
                    Optional.empty(),
                    10);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Negotiated negotiated(X509Certificate certificate) {
        return new Negotiated(
                TlsVersion.TLS_1_3,
                CipherSuite.TLS_AES_128_GCM_SHA256,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(certificate));
    }

    /** A certificate that issued itself, with that common name, as DER allows it. */
    static X509Certificate certificate(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500Name(new RDN[] {
                new RDN(new AttributeTypeAndValue(new ASN1ObjectIdentifier("2.5.4.3"), new DERUTF8String(name)))
            });
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    subject, BigInteger.ONE, new Date(0), new Date(1), subject, pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] record(byte[] message) {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(hex("160303%04x", message.length));
        record.writeBytes(message);
        return record.toByteArray();
    }

    private static byte[] hex(String format, Object... numbers) {
        return HexFormat.of().parseHex(String.format(format, numbers));
    }

    /** A recording with the bytes of the first line. */
    private record Kept(LineBytes first) implements Recording {
        @Override
        public Transcript decryptedWith(String keyLog) {
            throw new UnsupportedOperationException("there is nothing to decrypt");
        }

        @Override
        public Transcript decryptedWith(PrivateKey serverKey) {
            throw new UnsupportedOperationException("there is nothing to decrypt");
        }

        @Override
        public String keyLog() {
            return "";
        }

        @Override
        public List<Arrival> arrivals() {
            return List.of();
        }

        @Override
        public Optional<LineBytes> bytesOf(Entry line) {
            return line.step() == 1 ? Optional.of(first) : Optional.empty();
        }
    }
}
