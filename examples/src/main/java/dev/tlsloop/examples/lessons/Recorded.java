package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.transcript.MessageType.APPLICATION_DATA;

import dev.tlsloop.harness.assertion.Expectation;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.Transcript;
import java.util.Optional;

/** The expectation that a recording can be read later. */
public final class Recorded {
    private Recorded() {}

    /** The decrypted transcript shows the client's application data. */
    public static Expectation dataIn(Transcript decrypted) {
        return Expectation.of(
                "the server's key",
                "open the recorded data of the client",
                outcome -> decrypted.shows(CLIENT, APPLICATION_DATA) ? Optional.empty() : Optional.of(why(decrypted)));
    }

    private static String why(Transcript decrypted) {
        return decrypted.entries().stream()
                .flatMap(entry -> entry.event() instanceof Event.Encrypted encrypted
                        ? encrypted.obstacle().stream()
                        : Optional.<String>empty().stream())
                .findFirst()
                .orElse("the recording has no data of the client");
    }
}
