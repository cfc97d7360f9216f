package dev.tlsloop.cipher;

/**
 * The properties of a cipher suite: one line of the table.
 *
 * @param code the number in the TLS Cipher Suites registry
 * @param version the first version that can negotiate the suite, as on the wire, such as {@code 0x0303} for TLS 1.2
 * @param bits the number of secret bits of the key; 0 without encryption
 * @param name IANA's name
 */
public record CipherProperties(
        int code,
        int version,
        KeyExchange keyExchange,
        Authentication authentication,
        Encryption encryption,
        int bits,
        Mac mac,
        String openSslName,
        String name) {

    /** The key agreement; {@code ANY} when the suite does not fix it, as in TLS 1.3. */
    public enum KeyExchange {
        ANY,
        RSA,
        DHE,
        ECDHE,
        ECDH,
        PSK,
        RSA_PSK,
        DHE_PSK,
        ECDHE_PSK,
        SRP
    }

    /** The authentication of the server; {@code ANY} when the suite does not fix it, as in TLS 1.3. */
    public enum Authentication {
        ANY,
        RSA,
        ECDSA,
        DSS,
        PSK,
        SRP,
        NONE
    }

    /** The cipher, in the order of the cipher string rules: weak ciphers first, and AES modes side by side. */
    public enum Encryption {
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

    /** The message authentication code, or {@code AEAD} when the cipher authenticates. */
    public enum Mac {
        MD5,
        SHA1,
        SHA256,
        SHA384,
        AEAD
    }

    /** Parses one line of the table; the comment at its head names the columns. */
    static CipherProperties parse(String line) {
        String[] column = line.split(" +");
        return new CipherProperties(
                Integer.parseInt(column[0], 16),
                Integer.parseInt(column[1], 16),
                KeyExchange.valueOf(column[2]),
                Authentication.valueOf(column[3]),
                Encryption.valueOf(column[4]),
                Integer.parseInt(column[5]),
                Mac.valueOf(column[6]),
                column[7],
                column[8]);
    }

    /**
     * Whether OpenSSL's cipher strings can select the suite. They never select a TLS 1.3 suite, a signaling value, or a
     * suite that OpenSSL removed.
     */
    public boolean isSelectable() {
        return keyExchange != KeyExchange.ANY
                && keyExchange != KeyExchange.ECDH
                && encryption != Encryption.EXPORT
                && encryption != Encryption.DES;
    }

    /** Whether the suite is in OpenSSL's HIGH: AES or a newer cipher. */
    boolean isHigh() {
        return encryption.compareTo(Encryption.AES) >= 0;
    }

    /** Whether the suite is in OpenSSL's MEDIUM: a broken or 64-bit block cipher. */
    boolean isMedium() {
        return switch (encryption) {
            case RC4, IDEA, SEED, TRIPLE_DES -> true;
            default -> false;
        };
    }

    /** Whether the suite encrypts and OpenSSL still leaves it out of DEFAULT. */
    boolean isNotDefault() {
        return switch (encryption) {
            case NULL -> false;
            case RC4, IDEA, SEED, TRIPLE_DES, AESCCM, AESCCM8, ARIAGCM, CAMELLIA -> true;
            default -> authentication == Authentication.NONE || authentication == Authentication.DSS;
        };
    }
}
