package dev.tlsloop.jsse.certpath;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/** The key identifiers of a certificate and of its issuer (RFC 5280, 4.2.1.1 and 4.2.1.2). */
final class KeyIdentifiers {
    private static final String SUBJECT = "2.5.29.14";
    private static final String AUTHORITY = "2.5.29.35";
    private static final int KEY_IDENTIFIER = 0x80;

    private KeyIdentifiers() {}

    /** Whether the certificate names another key than that of the issuer; not if one of them has no identifier. */
    static boolean differ(X509Certificate issued, X509Certificate issuer) {
        Optional<byte[]> named = ExtensionValue.of(issued, AUTHORITY).flatMap(KeyIdentifiers::first);
        Optional<byte[]> own = ExtensionValue.of(issuer, SUBJECT).map(ExtensionValue::content);
        return named.isPresent() && own.isPresent() && !Arrays.equals(named.get(), own.get());
    }

    /** The key identifier, which is the first field of an AuthorityKeyIdentifier if it is there. */
    private static Optional<byte[]> first(byte[] authorityKeyIdentifier) {
        byte[] fields = ExtensionValue.content(authorityKeyIdentifier);
        boolean isThere = fields.length > 1 && (fields[0] & 0xFF) == KEY_IDENTIFIER;
        int end = isThere ? 2 + (fields[1] & 0xFF) : 0;
        return isThere && end <= fields.length ? Optional.of(Arrays.copyOfRange(fields, 2, end)) : Optional.empty();
    }
}
