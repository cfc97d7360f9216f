package dev.tlsloop.contract;

/** What a careless callback answers: the one thing that its signature rules out. */
final class NullAnswer {
    private NullAnswer() {}

    /** Null, where the type says that there is none. */
    @SuppressWarnings("NullAway")
    static <T> T value() {
        return null;
    }
}
