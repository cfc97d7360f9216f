package dev.tlsloop.pem;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Encodes certificates, revocation lists and private keys as PEM. */
final class PemWriter {
    private PemWriter() {}

    static String of(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(block("CERTIFICATE", DerWriter.of(certificate)));
        }
        return text.toString();
    }

    static String of(X509CRL list) {
        return block("X509 CRL", DerWriter.of(list));
    }

    static String of(PrivateKey key, KeyFormat format) {
        Objects.requireNonNull(format, "the format of the private key is null; give one, such as KeyFormat.PKCS8");
        return block(format.label, format.der(key));
    }

    static String of(PrivateKey key, Passphrase passphrase) {
        return block("ENCRYPTED PRIVATE KEY", DerWriter.of(key, passphrase));
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + LINES_OF_64.encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }

    private static final Base64.Encoder LINES_OF_64 =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
}
