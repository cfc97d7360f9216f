package dev.tlsloop.okhttp;

import dev.tlsloop.Endpoint;
import dev.tlsloop.jsse.Jsse;
import okhttp3.OkHttpClient;

/**
 * Endpoints around the {@link OkHttpClient} of an application: its socket factory, connection specs, protocols, host name
 * verifier and pins, on a connection in memory.
 *
 * <pre>{@code
 * OkHttpClient production = new OkHttpClient();
 * Outcome outcome = Loopback.between(OkHttp.endpoint(production), server).withServerName("api.test").handshake();
 * }</pre>
 *
 * <p>OkHttp itself configures the sockets and verifies the server after the handshake; no code of OkHttp is copied. The client
 * may therefore refuse after TLS is established: {@code NAME_MISMATCH} by the host name verifier,
 * {@code PIN_MISMATCH} by a pin, which the detail names. The server has then completed its handshake, as in production.
 *
 * <p>There is no request: interceptors, cache, cookies, event listeners, proxies and the connection pool of the client do not
 * run. It opens no port and starts no thread, because the JDK's sockets continue after a read timeout. Sockets that do not,
 * such as Conscrypt's, are refused. A connection never resumes the session of another.
 *
 * @see <a href="https://square.github.io/okhttp/features/https/">OkHttp, HTTPS</a>
 */
public final class OkHttp {
    private OkHttp() {}

    /**
     * Creates an endpoint that runs OkHttp's first attempt, with its first connection spec that its sockets support.
     *
     * @throws IllegalArgumentException for a client that speaks only clear text
     */
    public static Endpoint endpoint(OkHttpClient client) {
        return fallback(client, 0);
    }

    /**
     * Creates an endpoint that runs a later attempt of OkHttp, with its next connection spec. OkHttp makes later attempts with
     * {@code fastFallback} and {@code retryOnConnectionFailure}, which are its defaults. The spec must have a version and a
     * suite in common with the failed one. If OkHttp makes no such attempt, opening a connection throws.
     *
     * @param failures the number of failed attempts; 0 for the first attempt
     * @throws IllegalArgumentException for a client that speaks only clear text, or for less than 0
     */
    public static Endpoint fallback(OkHttpClient client, int failures) {
        String which = failures == 0 ? "OkHttpClient" : "OkHttpClient, after " + failures + " failed";
        return Jsse.endpoint(which, OkHttpSocketSource.of(client, failures));
    }
}
