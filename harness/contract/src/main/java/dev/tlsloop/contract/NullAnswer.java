package dev.tlsloop.contract;

/** A null result of a callback, which its signature rules out. */
final class NullAnswer {
    private NullAnswer() {}

    /** Returns null where the type does not allow it. */
    @SuppressWarnings("NullAway")
    static <T> T value() {
        return null;
    }
}
