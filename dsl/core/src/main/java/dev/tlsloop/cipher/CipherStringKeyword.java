package dev.tlsloop.cipher;

import static dev.tlsloop.cipher.CipherProperties.Encryption.AESCCM;
import static dev.tlsloop.cipher.CipherProperties.Encryption.AESCCM8;
import static dev.tlsloop.cipher.CipherProperties.Encryption.AESGCM;
import static dev.tlsloop.cipher.CipherProperties.Encryption.ARIAGCM;
import static dev.tlsloop.cipher.CipherProperties.Encryption.CAMELLIA;
import static dev.tlsloop.cipher.CipherProperties.Encryption.CHACHA20;
import static dev.tlsloop.cipher.CipherProperties.Encryption.IDEA;
import static dev.tlsloop.cipher.CipherProperties.Encryption.NULL;
import static dev.tlsloop.cipher.CipherProperties.Encryption.RC4;
import static dev.tlsloop.cipher.CipherProperties.Encryption.SEED;
import static dev.tlsloop.cipher.CipherProperties.Encryption.TRIPLE_DES;

import dev.tlsloop.cipher.CipherProperties.Authentication;
import dev.tlsloop.cipher.CipherProperties.Encryption;
import dev.tlsloop.cipher.CipherProperties.KeyExchange;
import dev.tlsloop.cipher.CipherProperties.Mac;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The keywords of OpenSSL's cipher strings, each a set of suites.
 *
 * @see <a href="https://docs.openssl.org/3.0/man1/openssl-ciphers/">ciphers(1)</a>
 */
final class CipherStringKeyword {
    private static final Map<String, Predicate<CipherProperties>> WORDS = new HashMap<>();

    static {
        keyExchanges();
        authentications();
        encryptions();
        macs();
        versions();
        classes();
        DefaultCipherOrder.PREFERENCE.forEach(c -> WORDS.put(c.openSslName(), c::equals));
    }

    private CipherStringKeyword() {}

    /** The suites of a keyword, or the one suite with that OpenSSL name; case-sensitive; empty for an unknown word. */
    static Optional<Predicate<CipherProperties>> find(String word) {
        return Optional.ofNullable(WORDS.get(word));
    }

    private static void keyExchanges() {
        keyExchange(List.of("kRSA"), KeyExchange.RSA);
        keyExchange(List.of("kDHE", "kEDH", "DH"), KeyExchange.DHE);
        keyExchange(List.of("kECDHE", "kEECDH", "ECDH"), KeyExchange.ECDHE);
        keyExchange(List.of("kPSK"), KeyExchange.PSK);
        keyExchange(List.of("kRSAPSK"), KeyExchange.RSA_PSK);
        keyExchange(List.of("kDHEPSK"), KeyExchange.DHE_PSK);
        keyExchange(List.of("kECDHEPSK"), KeyExchange.ECDHE_PSK);
        keyExchange(List.of("kSRP", "SRP"), KeyExchange.SRP);
        keyExchange(List.of("PSK"), KeyExchange.PSK, KeyExchange.RSA_PSK, KeyExchange.DHE_PSK, KeyExchange.ECDHE_PSK);
        Predicate<CipherProperties> anonymous = c -> c.authentication() == Authentication.NONE;
        all(List.of("DHE", "EDH"), word("kDHE").and(anonymous.negate()));
        all(List.of("ECDHE", "EECDH"), word("kECDHE").and(anonymous.negate()));
        all(List.of("ADH"), word("kDHE").and(anonymous));
        all(List.of("AECDH"), word("kECDHE").and(anonymous));
    }

    private static void authentications() {
        authentication(List.of("aRSA"), Authentication.RSA);
        authentication(List.of("aECDSA", "ECDSA"), Authentication.ECDSA);
        authentication(List.of("aDSS", "DSS"), Authentication.DSS);
        authentication(List.of("aPSK"), Authentication.PSK);
        authentication(List.of("aSRP"), Authentication.SRP);
        authentication(List.of("aNULL"), Authentication.NONE);
        all(List.of("RSA"), word("kRSA").and(word("aRSA")));
    }

    private static void encryptions() {
        encryption(List.of("eNULL", "NULL", "COMPLEMENTOFALL"), NULL);
        all(List.of("ALL"), word("eNULL").negate());
        encryption(List.of("3DES"), TRIPLE_DES);
        encryption(List.of("RC4"), RC4);
        encryption(List.of("IDEA"), IDEA);
        encryption(List.of("SEED"), SEED);
        encryption(List.of("AESGCM"), AESGCM);
        encryption(List.of("AESCCM"), AESCCM, AESCCM8);
        encryption(List.of("AESCCM8"), AESCCM8);
        encryption(List.of("ARIA", "ARIAGCM"), ARIAGCM);
        encryption(List.of("CAMELLIA"), CAMELLIA);
        encryption(List.of("CHACHA20"), CHACHA20);
        encryption(List.of("CBC"), TRIPLE_DES, IDEA, SEED, Encryption.AES, CAMELLIA);
        all(List.of("AES"), c -> c.encryption().isAes());
        for (String cipher : List.of("AES", "ARIA", "CAMELLIA")) {
            all(List.of(cipher + "128"), word(cipher).and(c -> c.bits() == 128));
            all(List.of(cipher + "256"), word(cipher).and(c -> c.bits() == 256));
        }
    }

    private static void macs() {
        mac(List.of("MD5"), Mac.MD5);
        mac(List.of("SHA", "SHA1"), Mac.SHA1);
        mac(List.of("SHA256"), Mac.SHA256);
        mac(List.of("SHA384"), Mac.SHA384);
    }

    private static void versions() {
        version(List.of("SSLv3"), 0x0300);
        version(List.of("TLSv1", "TLSv1.0"), 0x0301);
        version(List.of("TLSv1.2"), 0x0303);
    }

    private static void classes() {
        all(List.of("HIGH"), CipherProperties::isHigh);
        all(List.of("MEDIUM"), CipherProperties::isMedium);
        all(List.of("COMPLEMENTOFDEFAULT"), CipherProperties::isNotDefault);
        // OpenSSL 3.0 accepts LOW, but has no suite of that class left.
        all(List.of("LOW"), c -> false);
        Predicate<CipherProperties> approved =
                c -> List.of(Encryption.AES, AESGCM, TRIPLE_DES).contains(c.encryption());
        all(List.of("FIPS"), approved.and(word("SRP").negate()));
        // The table has no GOST suite, so these keywords are accepted and select nothing.
        all(List.of("kGOST", "kGOST18", "aGOST", "aGOST01", "aGOST12", "GOST89", "GOST94", "GOST89MAC"), c -> false);
    }

    private static void keyExchange(List<String> words, KeyExchange... any) {
        all(words, c -> List.of(any).contains(c.keyExchange()));
    }

    private static void authentication(List<String> words, Authentication only) {
        all(words, c -> c.authentication() == only);
    }

    private static void encryption(List<String> words, Encryption... any) {
        all(words, c -> List.of(any).contains(c.encryption()));
    }

    private static void mac(List<String> words, Mac only) {
        all(words, c -> c.mac() == only);
    }

    private static void version(List<String> words, int only) {
        all(words, c -> c.version() == only);
    }

    private static void all(List<String> words, Predicate<CipherProperties> suites) {
        words.forEach(word -> WORDS.put(word, suites));
    }

    private static Predicate<CipherProperties> word(String word) {
        return WORDS.getOrDefault(word, c -> false);
    }
}
