package dev.tlsloop.pem;

import dev.tlsloop.Side;
import dev.tlsloop.pem.der.DerLength;
import dev.tlsloop.pem.der.DerNesting;
import dev.tlsloop.pem.der.TrustSettings;
import dev.tlsloop.pem.der.X509Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.spec.DHParameterSpec;
import org.bouncycastle.asn1.x9.DomainParameters;

/**
 * A parsed PEM file or text.
 *
 * @param name the source, for error messages
 */
record PemReader(String name, List<PemBlock> blocks) {
    static PemReader of(Path file) {
        byte[] bytes = FileContent.read(file);
        return of(file.toString(), bytes);
    }

    static PemReader of(String text) {
        Objects.requireNonNull(text, "the text to read is null; give one");
        return of("the text", text.getBytes(StandardCharsets.UTF_8));
    }

    List<X509Certificate> certificates() {
        return certificateBlocks().stream().map(this::certificate).toList();
    }

    /** Trust in every certificate, with the settings of each TRUSTED CERTIFICATE. */
    PemTrust trust() {
        Set<Side> peers = EnumSet.allOf(Side.class);
        for (PemBlock block : certificateBlocks()) {
            if (block.isTrustedCertificate()) {
                peers.retainAll(TrustSettings.of(place(block), content(block, "a certificate"))
                        .peers());
            }
            if (peers.isEmpty()) {
                throw new IllegalArgumentException(place(block) + ": expected certificates that are trusted for servers"
                        + " or for clients, found trust settings that exclude both; write the certificate without them,"
                        + " with openssl x509");
            }
        }
        return new PemTrust(certificates(), peers);
    }

    List<X509CRL> crls() {
        return select(PemBlock::isCrl, "an X509 CRL block").stream()
                .map(this::crl)
                .toList();
    }

    /** The certificates of the first PKCS#7 block. */
    Pkcs7Reader pkcs7() {
        PemBlock block = select(PemBlock::isPkcs7, "a PKCS7 block").get(0);
        return Pkcs7Reader.of(place(block), content(block, "PKCS#7"));
    }

    /** The first private key, as in OpenSSL. */
    PrivateKey privateKey(Passphrase passphrase) {
        Objects.requireNonNull(passphrase, "the passphrase of the private key is null; give one");
        PemBlock block = select(PemBlock::isPrivateKey, "a PRIVATE KEY block").get(0);
        return new PemPrivateKey(place(block), block).read(passphrase);
    }

    DHParameterSpec dhParameters() {
        PemBlock block = select(b -> DH_LABELS.contains(b.label()), "a DH PARAMETERS block")
                .get(0);
        try {
            byte[] content = block.content();
            DerNesting.check(place(block), content);
            return block.label().startsWith("X9.42") ? ofX942(content) : ofPkcs3(content);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    place(block) + ": expected Diffie-Hellman parameters in base64, found " + e.getMessage()
                            + "; write them again with openssl dhparam",
                    e);
        }
    }

    private static DHParameterSpec ofPkcs3(byte[] content) throws GeneralSecurityException, IOException {
        AlgorithmParameters reader = AlgorithmParameters.getInstance("DH");
        reader.init(content);
        return reader.getParameterSpec(DHParameterSpec.class);
    }

    /** The order of the subgroup is not part of the JDK's specification. */
    private static DHParameterSpec ofX942(byte[] content) {
        DomainParameters parameters = DomainParameters.getInstance(content);
        return new DHParameterSpec(parameters.getP(), parameters.getG());
    }

    private List<PemBlock> certificateBlocks() {
        return select(PemBlock::isCertificate, "a CERTIFICATE block");
    }

    private List<PemBlock> select(Predicate<PemBlock> wanted, String expected) {
        List<PemBlock> selected = blocks.stream().filter(wanted).toList();
        if (selected.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", found " + found() + "; "
                    + (blocks.stream().anyMatch(PemBlock::isPkcs7)
                            ? "read it with Pkcs7"
                            : "give the file that holds one"));
        }
        return selected;
    }

    /** The first labels only, because a file may have many. */
    private String found() {
        if (blocks.isEmpty()) {
            return "no complete block";
        }
        String labels = blocks.stream()
                .limit(MOST_LABELS)
                .map(b -> shortened(b.label()) + " (line " + b.line() + ")")
                .collect(Collectors.joining(", "));
        int more = blocks.size() - MOST_LABELS;
        return more > 0 ? labels + " and " + more + " more" : labels;
    }

    private static String shortened(String label) {
        return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) + "..." : label;
    }

    private X509Certificate certificate(PemBlock block) {
        byte[] content = content(block, "a certificate");
        // OpenSSL writes its own data after a trusted certificate, which certificates() does not need.
        if (block.isTrustedCertificate()) {
            return parser(block).certificate(DerLength.first(content));
        }
        checkAlone(block, content);
        return parser(block).certificate(content);
    }

    private X509CRL crl(PemBlock block) {
        byte[] content = content(block, "a revocation list");
        checkAlone(block, content);
        return parser(block).crl(content);
    }

    private X509Parser parser(PemBlock block) {
        return new X509Parser(place(block), "in base64", "copy the whole block again");
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
        FileContent.PEM.require(name, bytes);
        // Editors on Windows write a byte order mark before the first line.
        return new PemReader(name, PemBlock.all(name, new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "")));
    }

    private static final Set<String> DH_LABELS = Set.of("DH PARAMETERS", "X9.42 DH PARAMETERS");
    private static final int MOST_LABELS = 5;
    private static final int LONGEST_LABEL = 40;
}
