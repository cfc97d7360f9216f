package dev.tlsloop;

import java.util.List;

/**
 * Two lists with nothing in common, as text for people: what the client offered, and what the server accepts.
 *
 * @param what what the lists hold, such as {@code cipher suites}
 * @param offered by the client, in its order
 * @param accepted by the server, in its order
 */
public record NegotiationMismatch(String what, List<String> offered, List<String> accepted) {
    public NegotiationMismatch {
        offered = List.copyOf(offered);
        accepted = List.copyOf(accepted);
    }
}
