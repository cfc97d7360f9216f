package dev.tlsloop.openssl.settings;

/** The name of this engine, as contexts and error texts give it. */
public final class EngineName {
    public static final String OPENSSL = "openssl";

    private EngineName() {}
}
