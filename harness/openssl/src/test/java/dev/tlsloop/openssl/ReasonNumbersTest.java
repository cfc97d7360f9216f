package dev.tlsloop.openssl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.openssl.jna.ErrH;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.X509VfyH;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers in the tables of reasons, compared with the texts of the loaded library. */
class ReasonNumbersTest {
    private static final long SSL = 20L << 23;

    /** OpenSSL loads the texts of its SSL library with the first context. */
    @BeforeAll
    static void load() {
        Context.client().engine(OpenSsl.engine()).build().start().close();
    }

    @ParameterizedTest
    @CsvSource({
        "101, no suitable key share",
        "118, no suitable signature algorithm",
        "123, bad signature",
        "134, certificate verify failed",
        "181, no ciphers available",
        "193, no shared cipher",
        "199, peer did not return a certificate",
        "235, no application protocol",
        "244, unexpected message",
        "258, unsupported protocol",
        "267, wrong version number",
        "281, decryption failed or bad record mac",
        "298, record too small",
        "333, legacy sigalg disallowed or unsupported",
        "443, bad record type"
    })
    void namesTheReasonsOfTheSslLibrary(int number, String text) {
        assertEquals(text, NativeMemory.text(ErrH.ERR_reason_error_string(SSL | number)));
    }

    @ParameterizedTest
    @CsvSource({
        "7, certificate signature failure",
        "10, certificate has expired",
        "20, unable to get local issuer certificate",
        "25, path length constraint exceeded",
        "62, hostname mismatch",
        "79, invalid CA certificate",
        "94, Certificate public key has explicit ECC parameters"
    })
    void namesTheVerifyCodes(int code, String text) {
        assertEquals(text, NativeMemory.text(X509VfyH.X509_verify_cert_error_string(code)));
    }
}
