package dev.tlsloop.harness.decrypt;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/** The record protection of TLS 1.3 (RFC 8446, 5.2) with one traffic secret. */
final class Tls13RecordCipher implements RecordCipher {
    private final BulkCipher cipher;
    private final byte[] trafficSecret;
    private final Aead aead;
    private final byte[] iv;
    private long sequence;

    Tls13RecordCipher(BulkCipher cipher, byte[] trafficSecret) throws GeneralSecurityException {
        this.cipher = cipher;
        this.trafficSecret = trafficSecret;
        this.aead = Aead.of(cipher, cipher.hash().expandLabel(trafficSecret, "key", cipher.keyLength()));
        this.iv = cipher.hash().expandLabel(trafficSecret, "iv", Aead.NONCE);
    }

    /** The keys after a KeyUpdate (RFC 8446, 7.2). */
    Tls13RecordCipher updated() throws GeneralSecurityException {
        return new Tls13RecordCipher(
                cipher,
                cipher.hash()
                        .expandLabel(trafficSecret, "traffic upd", cipher.hash().length()));
    }

    /** The verify data of this side's Finished over a hashed transcript (RFC 8446, 4.4.4). */
    byte[] verifyData(byte[] transcriptHash) throws GeneralSecurityException {
        HashFunction hash = cipher.hash();
        return hash.hmac(hash.expandLabel(trafficSecret, "finished", hash.length()), transcriptHash);
    }

    @Override
    public Plaintext open(byte[] header, byte[] fragment) throws GeneralSecurityException {
        byte[] inner = aead.open(Nonces.xor(iv, sequence), header, fragment);
        sequence++;
        int last = inner.length - 1;
        while (last >= 0 && inner[last] == 0) {
            last--;
        }
        if (last < 0) {
            throw new GeneralSecurityException("a record without a content type");
        }
        return new Plaintext(inner[last] & 0xFF, Arrays.copyOf(inner, last), inner.length - 1 - last);
    }
}
