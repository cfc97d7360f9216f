package dev.tlsloop;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
    @Test
    void acceptsTheKeyOfTheCertificate() {
        assertDoesNotThrow(() -> Credential.of(Presented.key(), List.of(Presented.certificate())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void refusesAnyOtherKey(String algorithm) {
        PrivateKey other = Presented.otherKey(algorithm);
        List<X509Certificate> chain = List.of(Presented.certificate());

        assertEquals(
                "the private key (" + other.getAlgorithm()
                        + ") does not belong to the certificate of CN=localhost (EC);"
                        + " give the key that the certificate was issued for",
                assertThrows(IllegalArgumentException.class, () -> Credential.of(other, chain))
                        .getMessage());
    }

    @Test
    void theConstructorTakesAKeyThatDoesNotFit() {
        PrivateKey other = Presented.otherKey("EC");

        assertEquals(other, new Credential(other, List.of(Presented.certificate())).privateKey());
    }

    @Test
    void refusesAnEmptyChain() {
        assertEquals(
                "a credential holds at least one certificate; given: none; put the key's own certificate first",
                assertThrows(IllegalArgumentException.class, () -> new Credential(Presented.key(), List.of()))
                        .getMessage());
    }

    @Test
    void knowsTheCertificateOfItsKey() {
        assertEquals(Presented.certificate(), Presented.credential().certificate());
    }

    @Test
    void knowsTheKindOfItsKey() {
        assertEquals(
                PublicKeyAlgorithm.EC,
                PublicKeyAlgorithm.of(Presented.certificate().getPublicKey()));
    }
}
