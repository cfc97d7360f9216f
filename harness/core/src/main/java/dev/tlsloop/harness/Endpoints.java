package dev.tlsloop.harness;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import java.util.Optional;

/** The started parties, shared by the pairs that run on them: the last of these to close closes them. */
final class Endpoints {
    private final Endpoint client;
    private final Endpoint server;
    private final Party serverParty;
    private int pairs;

    private Endpoints(Endpoint client, Endpoint server, Party serverParty) {
        this.client = client;
        this.server = server;
        this.serverParty = serverParty;
    }

    static Endpoints start(Party client, Party server) {
        try (Held held = new Held()) {
            Endpoint startedClient = client.start();
            held.hold(startedClient::close);
            Endpoint startedServer = server.start();
            held.keep();
            return new Endpoints(startedClient, startedServer, server);
        }
    }

    Endpoint client() {
        return client;
    }

    Endpoint server() {
        return server;
    }

    EngineNames names() {
        return new EngineNames(client.engineText(), server.engineText());
    }

    /** The context chosen by the server name callback, else the party as the user gave it. */
    Party servedBy(Optional<Context> serving) {
        return serving.isPresent() && !serving.equals(server.context()) ? serving.get() : serverParty;
    }

    void share() {
        pairs++;
    }

    void release() {
        if (--pairs == 0) {
            try (Held held = new Held()) {
                held.hold(client::close);
                held.hold(server::close);
            }
        }
    }
}
