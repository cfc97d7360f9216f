package dev.tlsloop.okhttp;

import dev.tlsloop.Endpoint;
import dev.tlsloop.jsse.Jsse;
import okhttp3.OkHttpClient;

/**
 * The way in for the {@link OkHttpClient} that an application really uses: its socket factory, its connection specs, its
 * protocols, its host name verifier and its pins, on a connection in memory.
 *
 * <pre>{@code
 * OkHttpClient production = new OkHttpClient();
 * Outcome outcome = Loopback.between(OkHttp.endpoint(production), server).serverName("api.test").handshake();
 * }</pre>
 *
 * <p>OkHttp itself sets the sockets up, and OkHttp itself decides after the handshake whether it would use them; nothing of
 * that is imitated. What it does not accept is a refusal of the client although TLS was done: {@code NAME_MISMATCH} where
 * the host name verifier said no, {@code REJECTED_BY_CALLBACK} where a pin or a block list did. Then the server has
 * completed its handshake, as it has in production.
 *
 * <p>No request is made: interceptors, cache, cookies, event listeners, proxies and the connection pool of the client are
 * left out. No port is opened and no thread is started, because the sockets of the JDK can be asked again after a timeout;
 * sockets that cannot, such as Conscrypt's, are refused with a sentence. A connection never resumes another's session.
 *
 * @see <a href="https://square.github.io/okhttp/features/https/">OkHttp, HTTPS</a>
 */
public final class OkHttp {
    private OkHttp() {}

    /**
     * Takes part as OkHttp's first attempt, with the first of its connection specs that its sockets can have.
     *
     * @throws IllegalArgumentException for a client that speaks clear text only
     */
    public static Endpoint endpoint(OkHttpClient client) {
        return fallback(client, 0);
    }

    /**
     * Takes part as the attempt that OkHttp makes on a new connection after that many handshakes have failed, with the
     * next of its connection specs. OkHttp makes one only with {@code fastFallback} and {@code retryOnConnectionFailure},
     * which are its defaults, and with a spec that has a version and a suite in common with the one that failed; where it
     * makes none, opening a connection says so.
     *
     * @param failures how many attempts have failed; 0 for the first attempt
     * @throws IllegalArgumentException for a client that speaks clear text only, or for less than 0
     */
    public static Endpoint fallback(OkHttpClient client, int failures) {
        String which = failures == 0 ? "OkHttpClient" : "OkHttpClient, after " + failures + " failed";
        return Jsse.endpoint(which, OkHttpSocketSource.of(client, failures));
    }
}
