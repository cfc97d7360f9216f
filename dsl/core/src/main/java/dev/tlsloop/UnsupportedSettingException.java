package dev.tlsloop;

/**
 * The exception for a setting that an engine cannot honour, thrown when the endpoint starts, so that no engine ignores
 * a setting silently. Connection settings throw it when the connection opens, and operations when they are called.
 *
 * <p>The message is one sentence that names the setting, the engine, why, and the engine that can.
 */
public final class UnsupportedSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * Creates the exception for one setting of a context.
     *
     * @param setting the setting as the user writes it, such as {@code options(NO_TLSv1_3)}
     * @param engine the name of the engine
     * @param why the limit in the engine's terms
     * @param remedy the engine that honours it, or another remedy
     */
    public UnsupportedSettingException(String setting, String engine, String why, String remedy) {
        super(setting + " cannot be honoured by the engine " + engine + ": " + why + "; " + remedy);
        this.setting = setting;
    }

    /** The setting or the operation as in the message, such as {@code options(NO_TLSv1_3)}. */
    public String setting() {
        return setting;
    }
}
