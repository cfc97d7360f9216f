package dev.tlsloop;

/** Whether an engine can run on this machine: its version, or what is missing and what to do about it. */
public sealed interface Availability {
    /**
     * The engine is here.
     *
     * @param version the engine's own version, such as {@code 17.0.15}
     */
    record Available(String version) implements Availability {}

    /**
     * The engine cannot run here.
     *
     * @param why what was looked for and not found
     * @param remedy what to install or to set, as an instruction
     */
    record Missing(String why, String remedy) implements Availability {}
}
