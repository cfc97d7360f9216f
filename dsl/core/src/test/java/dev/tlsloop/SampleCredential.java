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

    private static final String OTHER_CERTIFICATE =
            "MIIBdzCCAR2gAwIBAgIUYfWNkQMwSL9nBbUoFimeKzPvgQUwCgYIKoZIzj0EAwIwEDEOMAwGA1UEAwwFT3RoZXIwIBcNMjYxMTMw"
                    + "MTUxNzMxWhgPMjEyNjExMDYxNTE3MzFaMBAxDjAMBgNVBAMMBU90aGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAENbQUEHWJ"
                    + "XlqYUyTfB/dTxlgrgeRLUvA+ztWdSDHVNwzUkumCy1tC/LhPXS1UOSrS9hyaYzFstIUCIALcvDZvPqNTMFEwHQYDVR0OBBYEFHc/"
                    + "XNqC1mI3Mj77cqsPXNWDjFV3MB8GA1UdIwQYMBaAFHc/XNqC1mI3Mj77cqsPXNWDjFV3MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI"
                    + "zj0EAwIDSAAwRQIhALRvoDtWhLiPLV9HJ45iM1dPt3UjdMa0wx0y412GTwlFAiAe4tfaWBKqnGwAzXg1ioIMrC3HnuZOGNOjUJqq"
                    + "6I9l4A==";

    private SampleCredential() {}

    static Credential credential() {
        return new Credential(key(), List.of(certificate()));
    }

    static X509Certificate certificate() {
        return certificate(CERTIFICATE);
    }

    /** A certificate with another key. */
    static X509Certificate otherCertificate() {
        return certificate(OTHER_CERTIFICATE);
    }

    private static X509Certificate certificate(String base64) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
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
