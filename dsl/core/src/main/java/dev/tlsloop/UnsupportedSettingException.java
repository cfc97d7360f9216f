package dev.tlsloop;

/**
 * A setting that an engine cannot honour; thrown when the endpoint starts, so that nothing is silently ignored. The same
 * for an opening, when the connection opens, and for a question or an operation, when a connection is asked for it.
 *
 * <p>The message is one sentence that names the setting, the engine, why, and the engine that can.
 */
public final class UnsupportedSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * Refuses one setting of a declaration.
     *
     * @param setting as the user wrote it, such as {@code options(NO_TLSv1_3)}
     * @param engine the engine that cannot
     * @param why in the engine's terms
     * @param remedy the engine that can, or what else to do
     */
    public UnsupportedSettingException(String setting, String engine, String why, String remedy) {
        super(setting + " cannot be honoured by the engine " + engine + ": " + why + "; " + remedy);
        this.setting = setting;
    }

    /** The setting, the question or the operation as the message names it, such as {@code options(NO_TLSv1_3)}. */
    public String setting() {
        return setting;
    }
}
