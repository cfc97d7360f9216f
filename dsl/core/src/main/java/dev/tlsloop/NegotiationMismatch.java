package dev.tlsloop;

import java.util.List;

/**
 * Two lists without overlap, as text for messages: the client's offer and what the server accepts.
 *
 * @param what the subject of both lists, such as {@code cipher suites}
 * @param offered the client's offer, in its order
 * @param accepted the server's list, in its order
 */
public record NegotiationMismatch(String what, List<String> offered, List<String> accepted) {
    public NegotiationMismatch {
        offered = List.copyOf(offered);
        accepted = List.copyOf(accepted);
    }

    /** One line, such as {@code versions: offered TLS 1.3; accepted TLS 1.2, TLS 1.1}. */
    @Override
    public String toString() {
        return what + ": offered " + list(offered) + "; accepted " + list(accepted);
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
