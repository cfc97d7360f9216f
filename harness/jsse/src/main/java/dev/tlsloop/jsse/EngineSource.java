package dev.tlsloop.jsse;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import java.util.Optional;
import javax.net.ssl.SSLEngine;

/**
 * A source of SSLEngines for an endpoint, which also takes them back when their connection is closed. It is for adapters
 * of libraries whose engines hold native memory; give it to {@link Jsse#endpoint(String, EngineSource)}.
 *
 * <pre>{@code
 * EngineSource source = (side, settings) -> production.createSSLEngine();
 * Endpoint endpoint = Jsse.endpoint("SSLContext of production", source);
 * }</pre>
 *
 * <p>It is not needed for an SSLContext, nor for engines without a release: see {@link Jsse}.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/javax/net/ssl/SSLEngine.html">SSLEngine</a>
 */
@FunctionalInterface
public interface EngineSource {
    /**
     * An engine for one connection, which has done nothing yet and is set to that side.
     *
     * @param settings what a client is to do, or, for a server that chooses by server name, the name that it is asked for
     * @throws UnsupportedSettingException for a setting that these engines cannot honour
     * @throws IllegalArgumentException when what is behind it is not for that side
     */
    SSLEngine engine(Side side, ConnectionSettings settings);

    /**
     * Whether a server's engine depends on the name that the client asks for, and is made when the ClientHello has come.
     * Unless overridden it does; where it does not, the engine is made when its connection is opened.
     */
    default boolean choosesByServerName() {
        return true;
    }

    /** The object whose engines they are, for {@link dev.tlsloop.Endpoint#tlsObject}; empty unless overridden. */
    default Optional<Object> tlsObject() {
        return Optional.empty();
    }

    /**
     * Takes an engine back, once: when its connection is closed, or could not be made. Nothing is asked of it
     * afterwards, and a close in the middle of a step waits for the end of that step. Unless overridden, it does nothing.
     */
    default void release(SSLEngine engine) {}
}
