package dev.tlsloop.providers;

import dev.tlsloop.Party;
import java.util.Optional;

/** A TLS engine in production use, set up as its documentation shows. */
interface EngineUnderTest {
    /** The name in the table. */
    String name();

    /** A client that verifies the chain and the host name. */
    Party client(SideSettings settings);

    Party server(SideSettings settings);

    /** The reason why the engine cannot run here; empty if it can. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** The reason why the engine cannot be the server with these settings; empty if it can. */
    default Optional<String> cannotServe(Scenario scenario) {
        return Optional.empty();
    }
}
