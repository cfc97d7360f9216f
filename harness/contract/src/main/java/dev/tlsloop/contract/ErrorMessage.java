package dev.tlsloop.contract;

/** The message of an exception; the test fails if there is none. */
final class ErrorMessage {
    private ErrorMessage() {}

    static String of(Throwable error) {
        String message = error.getMessage();
        if (message == null) {
            throw new AssertionError(
                    error.getClass().getName() + " has no message; it must say what is wrong, and what to do", error);
        }
        return message;
    }
}
