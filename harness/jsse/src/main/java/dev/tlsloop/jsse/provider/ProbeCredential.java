package dev.tlsloop.jsse.provider;

import dev.tlsloop.Credential;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A P-256 key with a minimal self-signed certificate of version 1, for the server of a probe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280, certificate fields</a>
 */
public final class ProbeCredential {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("300a06082a8648ce3d040302");
    private static final byte[] NAME = new X500Principal("CN=trial").getEncoded();
    private static final byte[] ALWAYS = der(
            SEQUENCE,
            der(GENERALIZED_TIME, "20000101000000Z".getBytes(StandardCharsets.US_ASCII)),
            der(GENERALIZED_TIME, "99991231235959Z".getBytes(StandardCharsets.US_ASCII)));

    private ProbeCredential() {}

    public static Credential create() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] serial = der(INTEGER, new byte[] {1});
        byte[] signed = der(
                SEQUENCE,
                serial,
                ECDSA_WITH_SHA256,
                NAME,
                ALWAYS,
                NAME,
                pair.getPublic().getEncoded());
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update(signed);
        byte[] certificate = der(SEQUENCE, signed, ECDSA_WITH_SHA256, der(BIT_STRING, new byte[] {0}, signer.sign()));
        return new Credential(pair.getPrivate(), List.of((X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate))));
    }

    /** X.690, 8.1.3: in as few bytes as it takes. */
    private static void writeLength(int length, ByteArrayOutputStream out) {
        if (length > 0xFF) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7F) {
            out.write(0x81);
        }
        out.write(length);
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(body.size(), out);
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }
}
