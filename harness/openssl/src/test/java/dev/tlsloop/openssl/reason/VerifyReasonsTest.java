package dev.tlsloop.openssl.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "2, UNKNOWN_ISSUER",
        "7, BAD_SIGNATURE",
        "9, CERTIFICATE_NOT_YET_VALID",
        "10, CERTIFICATE_EXPIRED",
        "13, MALFORMED_CERTIFICATE",
        "18, UNKNOWN_ISSUER",
        "19, UNKNOWN_ISSUER",
        "20, UNKNOWN_ISSUER",
        "21, UNKNOWN_ISSUER",
        "22, PATH_TOO_LONG",
        "23, REVOKED",
        "25, PATH_TOO_LONG",
        "26, WRONG_PURPOSE",
        "32, WRONG_PURPOSE",
        "34, UNKNOWN_CRITICAL_EXTENSION",
        "3, REVOCATION_UNKNOWN",
        "47, NAME_NOT_PERMITTED",
        "48, NAME_NOT_PERMITTED",
        "62, NAME_MISMATCH",
        "64, NAME_MISMATCH",
        "66, WEAK_KEY",
        "67, WEAK_KEY",
        "68, WEAK_KEY",
        "79, NOT_A_CA",
        "80, MALFORMED_CERTIFICATE",
        "94, MALFORMED_CERTIFICATE",
        "1, OTHER",
        "17, OTHER",
        "4711, OTHER"
    })
    void mapsAVerifyCodeToAReason(int code, Reason reason) {
        assertEquals(reason, VerifyReasons.of(code));
    }
}
