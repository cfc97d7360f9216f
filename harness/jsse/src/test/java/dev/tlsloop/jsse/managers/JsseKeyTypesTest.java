package dev.tlsloop.jsse.managers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Credential;
import dev.tlsloop.jsse.provider.ProbeCredential;
import java.security.GeneralSecurityException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key of P-256, under the names by which providers ask for it and for others. */
class JsseKeyTypesTest {
    private final Credential credential = ProbeCredential.create();

    JsseKeyTypesTest() throws GeneralSecurityException {}

    @ParameterizedTest
    @ValueSource(strings = {"EC", "EC_EC", "ECDHE_ECDSA", "EC/secp256r1"})
    void fits(String keyType) {
        assertEquals(true, JsseKeyTypes.fits(keyType, credential));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "ECDHE_RSA", "EC/secp384r1", "EC/brainpoolP256r1", "Ed25519", "RSASSA-PSS"})
    void doesNotFit(String keyType) {
        assertEquals(false, JsseKeyTypes.fits(keyType, credential));
    }
}
