package dev.tlsloop.pem.server;

/**
 * One of the files that {@link ServerFiles} writes.
 *
 * <pre>{@code
 * Path folder = Files.createTempDirectory("server");
 * Path key = ServerFiles.of(ca.issue("localhost")).trust(ca).write(folder, ServerLayout.NGINX).path(ServerFile.KEY);
 * }</pre>
 */
public enum ServerFile {
    /** The trust anchors in PEM. */
    ROOT,
    /** The certificate and then its intermediates in PEM, without the root. */
    CHAIN,
    /** The private key in PEM: PKCS#8 without encryption. */
    KEY,
    /** The private key with its chain in PKCS#12. */
    KEY_STORE,
    /** The trust anchors in PKCS#12. */
    TRUST_STORE,
    /** The private key with its chain in the JDK's older format. */
    JKS_KEY_STORE,
    /** The trust anchors in the JDK's older format. */
    JKS_TRUST_STORE,
    /** The password of all key stores, in UTF-8 without a line break. */
    PASSWORD
}
