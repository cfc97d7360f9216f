package dev.tlsloop;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** A self-signed P-256 certificate for localhost with its key, and keys that do not match it. */
final class SampleCredential {
    private static final String KEY =
            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgOjYdIbssMhM4s+/s8nCMySNnlkyZpET8hXVxjaX7jMOhRANCAASy"
                    + "2AQnlxKvRud9JRyDRVvdz+J3k11RkrWaDl3Ab6TmuDHsGei5e/1q4JbW8Hc6SxKrlK5qNvNQu/1E17ilvVzR";
    private static final String CERTIFICATE =
            "MIIBfjCCASWgAwIBAgIUUwBmY8Fp8v8sSgwyPJxqLJ3u6VQwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2"
                    + "MTEyMTA0MTUyOVoYDzIxMjYxMDI4MDQxNTI5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC"
                    + "AASy2AQnlxKvRud9JRyDRVvdz+J3k11RkrWaDl3Ab6TmuDHsGei5e/1q4JbW8Hc6SxKrlK5qNvNQu/1E17ilvVzRo1MwUTAdBgNV"
                    + "HQ4EFgQUBu0iAA2WupRg0NF/YoGr6Xurc3owHwYDVR0jBBgwFoAUBu0iAA2WupRg0NF/YoGr6Xurc3owDwYDVR0TAQH/BAUwAwEB"
                    + "/zAKBggqhkjOPQQDAgNHADBEAiA4ZkbPbVeCgEzWywK54IAOZ8m5D6qcXlL5t3qqNY9+MgIgALWdAfHVLS+MW8o4KKEWRkfUW1uT"
                    + "FdH/NbdMGDGlxsQ=";

    private SampleCredential() {}

    static Credential credential() {
        return new Credential(key(), List.of(certificate()));
    }

    static X509Certificate certificate() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(CERTIFICATE)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static PrivateKey key() {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(KEY)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static PrivateKey otherKey(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
