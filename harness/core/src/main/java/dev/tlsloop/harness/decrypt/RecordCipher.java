package dev.tlsloop.harness.decrypt;

import java.security.GeneralSecurityException;

/** The keys of one direction, with the number of its next record. */
interface RecordCipher {
    /**
     * Decrypts the next record.
     *
     * @param header five bytes
     * @throws GeneralSecurityException if the keys do not fit
     */
    Plaintext open(byte[] header, byte[] fragment) throws GeneralSecurityException;
}
