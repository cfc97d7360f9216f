package dev.tlsloop.pem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.spec.DHParameterSpec;

/**
 * A parsed PEM file or text.
 *
 * @param name the source, for error messages
 */
record PemReader(String name, List<PemBlock> blocks) {
    static PemReader of(Path file) {
        return of(file.toString(), FileContent.read(file));
    }

    static PemReader of(String text) {
        return of("the text", text.getBytes(StandardCharsets.UTF_8));
    }

    List<X509Certificate> certificates() {
        List<PemBlock> certificates = select(PemBlock::isCertificate, "a CERTIFICATE block");
        return certificates.stream().map(this::certificate).toList();
    }

    List<X509CRL> crls() {
        return select(PemBlock::isCrl, "an X509 CRL block").stream()
                .map(this::crl)
                .toList();
    }

    /** The first private key, as in OpenSSL. */
    PrivateKey privateKey(Passphrase passphrase) {
        PemBlock block = select(PemBlock::isPrivateKey, "a PRIVATE KEY block").get(0);
        return new PemPrivateKey(place(block), block).read(passphrase);
    }

    DHParameterSpec dhParameters() {
        PemBlock block = select(b -> b.label().equals("DH PARAMETERS"), "a DH PARAMETERS block")
                .get(0);
        try {
            AlgorithmParameters reader = AlgorithmParameters.getInstance("DH");
            reader.init(block.content());
            return reader.getParameterSpec(DHParameterSpec.class);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    place(block) + ": expected Diffie-Hellman parameters in base64, found " + e.getMessage()
                            + "; write them again with openssl dhparam",
                    e);
        }
    }

    private List<PemBlock> select(Predicate<PemBlock> wanted, String expected) {
        List<PemBlock> selected = blocks.stream().filter(wanted).toList();
        if (selected.isEmpty()) {
            String found = blocks.isEmpty()
                    ? "no complete block"
                    : blocks.stream()
                            .map(b -> b.label() + " (line " + b.line() + ")")
                            .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    name + ": expected " + expected + ", found " + found + "; give the file that holds one");
        }
        return selected;
    }

    private X509Certificate certificate(PemBlock block) {
        byte[] content = content(block, "a certificate");
        // OpenSSL writes its own data after a trusted certificate, and the parser ignores it.
        if (!block.isTrustedCertificate()) {
            checkAlone(block, content);
        }
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
        } catch (CertificateException | IllegalArgumentException e) {
            throw unreadable(block, "a certificate", e);
        }
    }

    private X509CRL crl(PemBlock block) {
        byte[] content = content(block, "a revocation list");
        checkAlone(block, content);
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(content));
        } catch (CertificateException | CRLException | IllegalArgumentException e) {
            throw unreadable(block, "a revocation list", e);
        }
    }

    private byte[] content(PemBlock block, String expected) {
        try {
            return block.content();
        } catch (IllegalArgumentException e) {
            throw unreadable(block, expected, e);
        }
    }

    private IllegalArgumentException unreadable(PemBlock block, String expected, Exception e) {
        return new IllegalArgumentException(
                place(block) + ": expected " + expected + " in base64, found " + e.getMessage()
                        + "; copy the whole block again",
                e);
    }

    private void checkAlone(PemBlock block, byte[] content) {
        DerLength.checkNoTrailingBytes(place(block), content, "write each object to its own block");
    }

    private String place(PemBlock block) {
        return name + ", line " + block.line();
    }

    private static PemReader of(String name, byte[] bytes) {
        FileContent content = FileContent.of(bytes);
        if (content != FileContent.PEM) {
            throw new IllegalArgumentException(name + ": expected PEM, found " + content.found + "; " + content.remedy);
        }
        // Editors on Windows write a byte order mark before the first line.
        return new PemReader(name, PemBlock.all(name, new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "")));
    }
}
