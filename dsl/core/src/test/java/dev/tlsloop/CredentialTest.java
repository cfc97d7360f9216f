package dev.tlsloop;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.key.OpaqueKey;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
    @Test
    void acceptsTheKeyOfTheCertificate() {
        assertDoesNotThrow(() -> Credential.of(SampleCredential.key(), List.of(SampleCredential.certificate())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void refusesAnyOtherKey(String algorithm) {
        PrivateKey other = SampleCredential.otherKey(algorithm);
        List<X509Certificate> chain = List.of(SampleCredential.certificate());

        assertEquals(
                "the private key (" + other.getAlgorithm()
                        + ") does not belong to the certificate of CN=localhost (EC);"
                        + " give the key that the certificate was issued for",
                assertThrows(IllegalArgumentException.class, () -> Credential.of(other, chain))
                        .getMessage());
    }

    @Test
    void aKeyOfAnotherCertificateOfTheChainIsRefusedWithTheOrder() {
        X509Certificate own = SampleCredential.certificate();
        List<X509Certificate> rootFirst = List.of(SampleCredential.otherCertificate(), own);

        assertEquals(
                "the private key (EC) does not belong to the certificate of CN=Other (EC), but to certificate 2 of the"
                        + " chain, CN=localhost; order the chain leaf first: the key's own certificate, then its"
                        + " issuers",
                assertThrows(IllegalArgumentException.class, () -> Credential.of(SampleCredential.key(), rootFirst))
                        .getMessage());
    }

    @Test
    void aHardwareKeyThatNoProviderSignsWithIsNoMismatch() {
        List<X509Certificate> chain = List.of(SampleCredential.certificate());

        assertEquals(
                "whether the private key belongs to the certificate of CN=localhost cannot be told: no provider of this"
                        + " JDK signs with a key of class dev.tlsloop.key.OpaqueKey; take Credential.unchecked(...)",
                assertThrows(IllegalArgumentException.class, () -> Credential.of(OpaqueKey.inHardware("EC"), chain))
                        .getMessage());
    }

    @Test
    void theConstructorAcceptsAMismatchedKey() {
        PrivateKey other = SampleCredential.otherKey("EC");

        assertEquals(other, new Credential(other, List.of(SampleCredential.certificate())).privateKey());
    }

    @Test
    void refusesAnEmptyChain() {
        assertEquals(
                "a credential holds at least one certificate; given: none; put the key's own certificate first",
                assertThrows(IllegalArgumentException.class, () -> new Credential(SampleCredential.key(), List.of()))
                        .getMessage());
    }

    @Test
    void knowsTheCertificateOfItsKey() {
        assertEquals(
                SampleCredential.certificate(), SampleCredential.credential().certificate());
    }

    @Test
    void knowsTheKindOfItsKey() {
        assertEquals(
                PublicKeyAlgorithm.EC,
                PublicKeyAlgorithm.of(SampleCredential.certificate().getPublicKey()));
    }
}
