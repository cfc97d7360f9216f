package dev.tlsloop.pem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A format of private keys for writing. The readers detect the format themselves.
 *
 * <pre>{@code
 * String sec1 = Pem.text(ca.issue("localhost").privateKey(), KeyFormat.SEC1);
 * }</pre>
 *
 * <p>An encrypted key is always PKCS#8; see {@link Pem#text(PrivateKey, Passphrase)}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-10">RFC 7468, private keys</a>
 */
public enum KeyFormat {
    /** {@code PRIVATE KEY} (RFC 5958): every kind of key; the default of current tools. */
    PKCS8("PRIVATE KEY", "every key") {
        @Override
        boolean isFor(ASN1ObjectIdentifier algorithm) {
            return true;
        }

        @Override
        ASN1Encodable structure(PrivateKeyInfo key) {
            return key;
        }
    },

    /** {@code RSA PRIVATE KEY} (RFC 8017, A.1.2): RSA only; written by {@code openssl rsa -traditional}. */
    PKCS1("RSA PRIVATE KEY", "RSA keys") {
        @Override
        boolean isFor(ASN1ObjectIdentifier algorithm) {
            return algorithm.equals(PKCSObjectIdentifiers.rsaEncryption);
        }

        @Override
        ASN1Encodable structure(PrivateKeyInfo key) throws IOException {
            return key.parsePrivateKey();
        }
    },

    /** {@code EC PRIVATE KEY} (RFC 5915): EC only; written by {@code openssl ec} and {@code ecparam -genkey}. */
    SEC1("EC PRIVATE KEY", "EC keys") {
        @Override
        boolean isFor(ASN1ObjectIdentifier algorithm) {
            return algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey);
        }

        @Override
        ASN1Encodable structure(PrivateKeyInfo key) throws IOException {
            ASN1Sequence inner = ASN1Sequence.getInstance(key.parsePrivateKey());
            ECPrivateKey elliptic = ECPrivateKey.getInstance(inner);
            int bits = ASN1OctetString.getInstance(inner.getObjectAt(1)).getOctetsLength() * Byte.SIZE;
            // PKCS#8 names the curve outside this structure, so it is added here.
            ASN1Encodable curve = key.getPrivateKeyAlgorithm().getParameters();
            return new ECPrivateKey(bits, elliptic.getKey(), elliptic.getPublicKey(), curve);
        }
    };

    final String label;
    private final String keys;

    KeyFormat(String label, String keys) {
        this.label = label;
        this.keys = keys;
    }

    /** The key in this format, in DER. */
    final byte[] der(PrivateKey key) {
        PrivateKeyInfo info = info(key);
        if (!isFor(info.getPrivateKeyAlgorithm().getAlgorithm())) {
            throw new IllegalArgumentException("KeyFormat." + this + " is for " + keys + "; given: a key of type "
                    + key.getAlgorithm() + "; write it as PKCS8, which is for every key");
        }
        try {
            return structure(info).toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException("Bouncy Castle cannot encode a key that the JDK encoded", e);
        }
    }

    abstract boolean isFor(ASN1ObjectIdentifier algorithm);

    abstract ASN1Encodable structure(PrivateKeyInfo key) throws IOException;

    /** The PKCS#8 encoding of the JDK. */
    static PrivateKeyInfo info(PrivateKey key) {
        Objects.requireNonNull(key, "the private key to write is null; give one");
        byte[] encoded = key.getEncoded();
        if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
            throw new IllegalArgumentException(
                    "only a private key with a PKCS#8 encoding can be written; given: a key of type "
                            + key.getAlgorithm() + " without one, such as a hardware key; give an exportable key");
        }
        return PrivateKeyInfo.getInstance(encoded);
    }
}
