package dev.tlsloop.jsse.certpath;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/** The value of an extension in DER, without the OCTET STRING in which Java returns it. */
final class ExtensionValue {
    private static final byte[] NOTHING = {};

    private ExtensionValue() {}

    static Optional<byte[]> of(X509Certificate certificate, String oid) {
        return Optional.ofNullable(certificate.getExtensionValue(oid)).map(ExtensionValue::content);
    }

    /** The content of a DER value, without its tag and its length; empty for a value that a peer has cut. */
    static byte[] content(byte[] der) {
        if (der.length < 2) {
            return NOTHING;
        }
        int header = der[1] >= 0 ? 2 : 2 + (der[1] & 0x7F);
        return header > der.length ? NOTHING : Arrays.copyOfRange(der, header, der.length);
    }
}
