package dev.tlsloop.jsse.provider;

/** The name of the JDK's engine, alone and with the JDK's version. */
public final class JsseEngineName {
    public static final String NAME = "jsse";

    private JsseEngineName() {}

    /** The name with the version, such as {@code jsse 17.0.15}. */
    public static String text() {
        return NAME + " " + version();
    }

    /** The version of the JDK that runs this. */
    public static String version() {
        return System.getProperty("java.version", "of unknown version");
    }
}
