package dev.tlsloop.openssl.settings;

/** The name of this engine in contexts and error texts. */
public final class EngineName {
    public static final String OPENSSL = "openssl";

    private EngineName() {}
}
