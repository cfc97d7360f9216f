package dev.tlsloop.harness.decrypt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** The record protection of TLS 1.2 with an AEAD (RFC 5246, 6.2.3.3; RFC 5288; RFC 6655; RFC 7905). */
final class AeadRecordCipher implements RecordCipher {
    private static final int EXPLICIT_NONCE = 8;

    private final BulkCipher cipher;
    private final Aead aead;
    private final byte[] fixedIv;
    private long sequence;

    AeadRecordCipher(BulkCipher cipher, byte[] key, byte[] fixedIv) throws GeneralSecurityException {
        this.cipher = cipher;
        this.aead = Aead.of(cipher, key);
        this.fixedIv = fixedIv;
    }

    /** The length of the part of the nonce that the key block has. */
    static int fixedIvLength(BulkCipher cipher) {
        return cipher.mode() == BulkCipher.Mode.CHACHA20_POLY1305 ? Aead.NONCE : Aead.NONCE - EXPLICIT_NONCE;
    }

    @Override
    public Plaintext open(byte[] header, byte[] fragment) throws GeneralSecurityException {
        int explicit = Aead.NONCE - fixedIv.length;
        int length = fragment.length - explicit - Aead.tagLength(cipher);
        if (length < 0) {
            throw new GeneralSecurityException("a record that is shorter than its tag");
        }
        byte[] additional = ByteBuffer.allocate(13)
                .putLong(sequence)
                .put(header, 0, 3)
                .putShort((short) length)
                .array();
        byte[] nonce = explicit == 0
                ? Nonces.xor(fixedIv, sequence)
                : ByteBuffer.allocate(Aead.NONCE)
                        .put(fixedIv)
                        .put(fragment, 0, explicit)
                        .array();
        byte[] plain = aead.open(nonce, additional, Arrays.copyOfRange(fragment, explicit, fragment.length));
        sequence++;
        return new Plaintext(header[0] & 0xFF, plain, 0);
    }
}
