package dev.tlsloop.jsse.probe;

import dev.tlsloop.jsse.provider.RawServerName;
import dev.tlsloop.jsse.sslcontext.EngineReleasingSession;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ParseResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Makes a provider write a ClientHello and parses it. A provider may ignore a JSSE setting silently, and its hello
 * shows that.
 */
record ClientHelloProbe(SSLContext ssl) {
    /** With a capital, which some make small. */
    private static final byte[] NAME = "As-Given.test".getBytes(StandardCharsets.US_ASCII);

    private static final String HOST = "peer.test";
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /**
     * The ClientHello of a client with those parameters.
     *
     * @throws RefusedTrial when the provider does not get as far as a hello
     */
    ClientHello hello(Consumer<SSLParameters> settings) {
        return hello(HOST, settings);
    }

    /** The same to that peer host. */
    ClientHello hello(String host, Consumer<SSLParameters> settings) {
        SSLEngine engine = ssl.createSSLEngine(host, 1);
        try {
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            settings.accept(parameters);
            engine.setSSLParameters(parameters);
            engine.beginHandshake();
            return written(engine);
        } catch (SSLException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            // The message of the last names classes and loaders, and no reason.
            throw new RefusedTrial(
                    e instanceof ClassCastException ? "ClassCastException" : String.valueOf(e.getMessage()), e);
        } finally {
            EngineReleasingSession.release(engine);
        }
    }

    /** Whether a raw name comes out as it went in, and none where there is none. */
    boolean sendsNamesAsGiven() {
        try {
            return sends(NAME, hello(p -> p.setServerNames(List.of(new RawServerName(NAME)))))
                    && hello(p -> p.setServerNames(List.<SNIServerName>of()))
                            .serverName()
                            .isEmpty();
        } catch (RefusedTrial e) {
            return false;
        }
    }

    static boolean sends(byte[] name, ClientHello hello) {
        return hello.serverName().filter(sent -> Arrays.equals(sent, name)).isPresent();
    }

    static boolean has(int extensionType, ClientHello hello) {
        return hello.extensions().stream().anyMatch(e -> e.type() == extensionType);
    }

    private static ClientHello written(SSLEngine engine) throws SSLException {
        ByteBuffer out = ByteBuffer.allocate(2 * engine.getSession().getPacketBufferSize());
        engine.wrap(NOTHING, out);
        out.flip();
        if (ClientHello.read(out) instanceof ParseResult.Complete<ClientHello> complete) {
            return complete.value();
        }
        throw new RefusedTrial("it writes no ClientHello", null);
    }

    /** A provider does not take what it is told; the message is its own. */
    static final class RefusedTrial extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedTrial(String why, @Nullable Exception cause) {
            super(why, cause);
        }
    }
}
