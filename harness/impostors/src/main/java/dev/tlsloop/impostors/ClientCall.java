package dev.tlsloop.impostors;

import java.net.URI;

/**
 * One call of a client to the server at an address: a request of any HTTP client, in this process or another.
 *
 * <pre>{@code
 * ClientCall call = uri -> uri.toURL().openStream().close();
 * System.out.println(Impostors.by(ca).meetOverSockets(call));
 * }</pre>
 */
@FunctionalInterface
public interface ClientCall {
    /**
     * Calls the server, and returns when the client is done with it. Retries count as one call.
     *
     * @param uri the address, with the server name of {@link Impostors#withServerName} and a free port
     * @throws Exception as the client throws it when it refuses the server; the report shows it
     */
    void call(URI uri) throws Exception;
}
