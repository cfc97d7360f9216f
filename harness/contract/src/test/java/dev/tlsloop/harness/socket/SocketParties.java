package dev.tlsloop.harness.socket;

import dev.tlsloop.Context;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.transcript.Arrival;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** The clients and servers of the tests over sockets. */
final class SocketParties {
    static final Authority CA = Authority.create("Root");
    static final Context SERVER =
            Context.server().credential(CA.issue("localhost")).build();
    static final Context CLIENT = Context.client().trust(CA).build();
    static final Context STRANGER = Context.client().build();
    static final Context MUTUAL = Context.server()
            .credential(CA.issue("localhost"))
            .trust(CA)
            .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT)
            .build();
    static final Context ALICE =
            Context.client().trust(CA).credential(CA.issue("alice")).build();

    private SocketParties() {}

    /** The sides whose bytes a transcript keeps. */
    static Set<Side> senders(Transcript transcript) {
        return transcript.recording().orElseThrow().arrivals().stream()
                .filter(Arrival.Bytes.class::isInstance)
                .map(Arrival::sender)
                .collect(Collectors.toSet());
    }

    /** An HTTP client that trusts that authority, for HTTP/1.1. */
    static HttpClient http(Authority trusted) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Jsse.sslContext(trusted))
                .build();
    }

    /** The body of a GET request. */
    static String get(HttpClient client, TlsServer server) throws Exception {
        return send(client, HttpRequest.newBuilder(server.uri()));
    }

    static String send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
