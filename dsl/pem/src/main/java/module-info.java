/** Reads and writes credentials and trust: PEM, DER, PKCS#12, PKCS#7, JKS and hashed directories. */
module dev.tlsloop.pem {
    requires transitive dev.tlsloop.dsl;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static org.jspecify;

    exports dev.tlsloop.pem;
    exports dev.tlsloop.pem.server;
}
