package dev.tlsloop.harness;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import java.util.Optional;

/** The started parties, shared by the pairs that run on them. The last pair to close closes them. */
final class SharedEndpoints {
    private final Endpoint client;
    private final Endpoint server;
    private final Party serverParty;
    private int pairs;

    private SharedEndpoints(Endpoint client, Endpoint server, Party serverParty) {
        this.client = client;
        this.server = server;
        this.serverParty = serverParty;
    }

    static SharedEndpoints start(Party client, Party server) {
        try (Closer closer = new Closer()) {
            Endpoint startedClient = client.start();
            closer.hold(startedClient::close);
            Endpoint startedServer = server.start();
            closer.keep();
            return new SharedEndpoints(startedClient, startedServer, server);
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

    /** The context that the server name callback chose, else the party as the caller gave it. */
    Party servedBy(Optional<Context> serving) {
        return serving.isPresent() && !serving.equals(server.context()) ? serving.get() : serverParty;
    }

    void share() {
        pairs++;
    }

    void release() {
        if (--pairs == 0) {
            try (Closer closer = new Closer()) {
                closer.hold(client::close);
                closer.hold(server::close);
            }
        }
    }
}
