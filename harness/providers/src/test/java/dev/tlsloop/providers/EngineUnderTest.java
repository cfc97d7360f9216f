package dev.tlsloop.providers;

import dev.tlsloop.Party;
import java.util.Optional;

/** An engine that people ship, set up the way its users set it up. */
interface EngineUnderTest {
    /** For the table. */
    String name();

    /** Verifies chain and host name. */
    Party client(SideSettings settings);

    Party server(SideSettings settings);

    /** Why it cannot run here at all. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** Why it cannot take the part of the server in that case; empty when it can. */
    default Optional<String> cannotServe(Scenario scenario) {
        return Optional.empty();
    }
}
