package dev.tlsloop.report.words;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Side;
import dev.tlsloop.harness.HandshakeProgress;
import dev.tlsloop.harness.Outcome;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdict on a handshake in words.
 *
 * @param sentence the result, without a full stop
 * @param remedy what the reader can do; empty after a success
 */
public record Headline(String sentence, Optional<String> remedy) {
    /** The words for that outcome. */
    public static Headline of(Outcome outcome) {
        if (outcome instanceof Outcome.Success success) {
            return new Headline("The handshake succeeded: " + agreed(success.client()), Optional.empty());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused(refused);
        }
        if (outcome instanceof Outcome.Stalled stalled) {
            return new Headline(
                    "The handshake stalled: " + progress(Side.CLIENT, stalled.client()) + ", "
                            + progress(Side.SERVER, stalled.server()),
                    Optional.of("Look at the last message in the ladder, and for a fault that held bytes back."));
        }
        Outcome.Disagreed disagreed = (Outcome.Disagreed) outcome;
        return new Headline(
                "Both sides are established, and disagree about " + String.join("; ", disagreed.differences()),
                Optional.of("Look for a fault, or for an engine that reports a parameter wrongly."));
    }

    /** The progress of a side, such as {@code the client waits for the server}. */
    public static String progress(Side side, HandshakeProgress progress) {
        return "the " + side
                + switch (progress) {
                    case ESTABLISHED -> " is established";
                    case WAITS -> " waits for the " + side.peer();
                    case TALKS -> " still sends";
                    case CLOSED -> " was closed by the " + side.peer();
                    case ENDED -> " lost the " + side.peer() + " to an end of file";
                };
    }

    private static Headline refused(Outcome.Refused refused) {
        ReasonWords words = ReasonWords.of(refused.reason());
        boolean forged =
                refused.refusal().reportedByPeer() && !refused.reported().equals(Optional.of(refused.refusal()));
        return forged
                ? new Headline(
                        "The " + refused.side() + " ended the handshake: it received an alert that the "
                                + refused.side().peer() + " did not send",
                        Optional.of("A fault put the alert into the stream; look for it in the ladder."))
                : new Headline(
                        "The " + refused.side() + " refused the "
                                + refused.side().peer() + ": " + words.clause(),
                        Optional.of(words.remedy()));
    }

    private static String agreed(Negotiated agreed) {
        return agreed.version() + " with " + agreed.cipher().name()
                + agreed.alpn().map(alpn -> ", ALPN " + alpn).orElse("")
                + (agreed.resumed() ? ", resumed" : "");
    }

    /** The result in a word or two, such as {@code refused by the client}. */
    public static String brief(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return "refused by the " + refused.side();
        }
        return outcome instanceof Outcome.Success
                ? "succeeded"
                : outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
