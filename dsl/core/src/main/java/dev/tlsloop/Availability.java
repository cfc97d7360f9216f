package dev.tlsloop;

/** The availability of an engine on this machine: its version, or the missing part and the remedy. */
public sealed interface Availability {
    /**
     * The engine can run.
     *
     * @param version the engine's own version, such as {@code 17.0.15}
     */
    record Available(String version) implements Availability {}

    /**
     * The engine cannot run here.
     *
     * @param why the file or module that was not found
     * @param remedy an instruction: the package to install or the property to set
     */
    record Missing(String why, String remedy) implements Availability {}
}
