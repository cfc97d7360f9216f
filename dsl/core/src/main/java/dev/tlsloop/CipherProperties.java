package dev.tlsloop;

import dev.tlsloop.CipherSuite.Authentication;
import dev.tlsloop.CipherSuite.KeyExchange;

/** One line of the table of cipher suites. */
record CipherProperties(
        CipherSuite suite,
        TlsVersion version,
        KeyExchange keyExchange,
        Authentication authentication,
        Encryption encryption,
        int bits,
        Mac mac,
        String openSslName,
        String name) {

    enum Encryption {
        NULL,
        EXPORT,
        DES,
        RC4,
        IDEA,
        SEED,
        TRIPLE_DES,
        AES,
        AESGCM,
        AESCCM,
        AESCCM8,
        ARIAGCM,
        CAMELLIA,
        CHACHA20;

        /** Whether the block cipher is AES, in any mode. */
        boolean isAes() {
            return compareTo(AES) >= 0 && compareTo(AESCCM8) <= 0;
        }
    }

    enum Mac {
        MD5,
        SHA1,
        SHA256,
        SHA384,
        AEAD
    }

    /** Reads the columns as the head of the table names them. */
    static CipherProperties parse(String line) {
        String[] column = line.split(" +");
        return new CipherProperties(
                new CipherSuite(Integer.parseInt(column[0], 16)),
                TlsVersion.valueOf(column[1]),
                KeyExchange.valueOf(column[2]),
                Authentication.valueOf(column[3]),
                Encryption.valueOf(column[4]),
                Integer.parseInt(column[5]),
                Mac.valueOf(column[6]),
                column[7],
                column[8]);
    }

    /**
     * Whether OpenSSL's cipher strings can select it: TLS 1.3 is set apart, signals are no suites, and some suites are
     * gone from OpenSSL.
     */
    boolean isSelectable() {
        return keyExchange != KeyExchange.ANY
                && keyExchange != KeyExchange.ECDH
                && encryption != Encryption.EXPORT
                && encryption != Encryption.DES;
    }

    /** OpenSSL's HIGH: whatever still counts as strong. */
    boolean isHigh() {
        return encryption.compareTo(Encryption.AES) >= 0;
    }

    /** OpenSSL's MEDIUM: ciphers that are broken, or nearly. */
    boolean isMedium() {
        return switch (encryption) {
            case RC4, IDEA, SEED, TRIPLE_DES -> true;
            default -> false;
        };
    }

    /** Whether OpenSSL leaves it out of DEFAULT for another reason than that it does not encrypt. */
    boolean isNotDefault() {
        return switch (encryption) {
            case NULL -> false;
            case RC4, IDEA, SEED, TRIPLE_DES, AESCCM, AESCCM8, ARIAGCM, CAMELLIA -> true;
            default -> authentication == Authentication.NONE || authentication == Authentication.DSS;
        };
    }
}
