package dev.tlsloop.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.CrlFlaw;
import java.security.cert.CertificateEncodingException;
import org.junit.jupiter.api.Test;

/** The claim of lesson 9 that a revoked certificate is the same certificate. */
class RevokedCertificateTest {
    @Test
    void revocationChangesNoByteOfACertificate() throws CertificateEncodingException {
        Chain good = Chain.from(Authority.create(1)).via("Intermediate").to("localhost");
        Chain revoked = Chain.from(Authority.create(1)).via("Intermediate").to("localhost", CrlFlaw.REVOKED);

        assertArrayEquals(
                good.credential().certificate().getEncoded(),
                revoked.credential().certificate().getEncoded());
    }
}
