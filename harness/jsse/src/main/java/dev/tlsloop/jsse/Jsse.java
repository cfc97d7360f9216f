package dev.tlsloop.jsse;

import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.LibraryVersionQuery;
import dev.tlsloop.ServerName;
import dev.tlsloop.Trust;
import dev.tlsloop.jsse.engine.JsseEngine;
import dev.tlsloop.jsse.external.ExternalSslContext;
import dev.tlsloop.jsse.probe.ProviderEngine;
import dev.tlsloop.jsse.provider.LegacyProtocols;
import dev.tlsloop.spi.DefaultEndpoint;
import java.security.Provider;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The JDK's engine, and endpoints on objects that you already have: an SSLContext, an SSLEngine or an SSLSocketFactory of
 * your application.
 *
 * <pre>{@code
 * Endpoint client = Jsse.endpoint(SSLContext.getDefault());
 * Outcome outcome = Loopback.between(client, server).handshake();
 * }</pre>
 *
 * <p>A user-supplied object is used as it is: no check is added. A plain SSLContext verifies no host name. An application
 * that does verify it sets the endpoint identification algorithm, and so must the test:
 * {@link #endpoint(SSLContext, Consumer)}. Such an endpoint has no {@code Context}; to declare one, see
 * {@link dev.tlsloop.Context}.
 */
public final class Jsse {
    private static final String NO_TEXT = "the text of endpoint(text, source) is null; give a few words for reports";

    private Jsse() {}

    /** The JDK's engine; a context that names none runs on it anyway. */
    public static Engine engine() {
        return new JsseEngine();
    }

    /**
     * An engine on another JSSE provider, such as Conscrypt or Bouncy Castle's BCJSSE, which need not be registered with the
     * JDK. A declaration means the same on it as on {@link #engine()}: credentials are always presented, and chains and host
     * names are verified by the JDK.
     *
     * <pre>{@code
     * Engine other = Jsse.engine(provider);
     * Context client = Context.client().engine(other).trust(ca).build();
     * }</pre>
     *
     * <p>The capabilities of the provider are probed and never derived from its name: by the ClientHello that it writes under
     * a setting, and otherwise by one handshake in memory, when a declaration first needs it. An unsupported setting is
     * refused in one sentence when the endpoint starts or the connection opens; docs/engines.md lists them for Conscrypt and
     * Bouncy Castle. To run an SSLContext exactly as an application set it up, with its own managers, see
     * {@link #endpoint(SSLContext)}.
     *
     * @param provider one with an {@code SSLContext} for {@code TLS}; without, the engine is
     *     {@link dev.tlsloop.Availability.Missing} and starting it throws
     * @see <a href="https://docs.oracle.com/en/java/javase/17/security/java-secure-socket-extension-jsse-reference-guide.html">
     *     JSSE reference guide</a>
     */
    public static Engine engine(Provider provider) {
        return new ProviderEngine(Objects.requireNonNull(
                provider, "the provider of engine(provider) is null; give one, or call engine() for the JDK's"));
    }

    /**
     * Enables SSL 3.0, TLS 1.0 and TLS 1.1, which the JDK disables, for every connection of this process until it ends. It is
     * meant for a process that only tests against them. A context still has to declare them, with {@code Context.of(Method.TLSv1)} or {@code versions(...)}.
     *
     * @throws IllegalStateException when something in this process has used TLS before, so that it has no effect
     */
    public static void insecurelyEnableLegacyProtocolsInThisProcess() {
        LegacyProtocols.enable();
    }

    /**
     * A fact about this JDK, as {@code SSLeay_version} tells it of OpenSSL: provider, virtual machine, date, platform or
     * security directory; {@code not available} for any other question.
     */
    public static String version(LibraryVersionQuery which) {
        return JdkVersion.text(Objects.requireNonNull(
                which, "the question of version(...) is null; give one, such as LibraryVersionQuery.VERSION"));
    }

    /**
     * The version of this JDK as a number of the same make as {@code OPENSSL_VERSION_NUMBER}: 0xMNN00PP0 for feature,
     * interim and update.
     */
    public static long versionNumber() {
        return JdkVersion.number(Runtime.version());
    }

    /** Takes part with that SSLContext and its default parameters, on either side. Closing it leaves the context alone. */
    public static Endpoint endpoint(SSLContext context) {
        return endpoint(context, parameters -> {});
    }

    /**
     * Takes part with that SSLContext, with the parameters that your application sets on its engines, for example
     * {@code p -> p.setEndpointIdentificationAlgorithm("HTTPS")}.
     *
     * @param adjust called once for each connection, with parameters that hold the server name already
     */
    public static Endpoint endpoint(SSLContext context, Consumer<SSLParameters> adjust) {
        Objects.requireNonNull(context, "the SSLContext of endpoint(...) is null; give one, or declare a Context");
        Objects.requireNonNull(
                adjust, "the function of endpoint(context, adjust) is null; leave it out to set nothing");
        String provider =
                context.getProvider().getName() + " " + context.getProvider().getVersionStr();
        return DefaultEndpoint.external(
                "SSLContext of " + provider, new ExternalSslContext(context, adjust), Optional.of(context));
    }

    /**
     * Takes part as a client with that trust manager, which verifies chains and, as HTTPS does, the host name. It presents no
     * certificate. {@code dev.tlsloop.harness.chain.ChainJudge} asks the trust manager without a handshake.
     */
    public static Endpoint endpoint(X509TrustManager trustManager) {
        Objects.requireNonNull(trustManager, "the trust manager of endpoint(trustManager) is null; give one");
        return DefaultEndpoint.external(
                "trust manager",
                new ExternalSslContext(
                        DefaultSslContexts.of(trustManager),
                        parameters -> parameters.setEndpointIdentificationAlgorithm("HTTPS"),
                        Optional.of(trustManager)));
    }

    /**
     * Takes part with engines that you make, one for each connection. A server's is made when the ClientHello has come. They
     * are yours and are not ended with their connection: those that hold native memory, such as Conscrypt's, are better
     * given with {@link #endpoint(String, EngineSource)}, which takes them back.
     *
     * @param engines is given the name that the client asks for, and answers an engine that has done nothing yet; its
     *     side is set afterwards
     */
    public static Endpoint endpoint(Function<Optional<ServerName>, SSLEngine> engines) {
        return endpoint(
                "SSLEngine, user-supplied",
                new FunctionEngineSource(Objects.requireNonNull(
                        engines,
                        "the function of endpoint(engines) is null; give one that makes an engine for each"
                                + " connection")));
    }

    /**
     * Takes part with engines that are made for each connection and given back after it: for libraries that count
     * references to native memory.
     *
     * @param engineText what they are, for messages and reports, such as {@code SslContext of Netty}
     */
    public static Endpoint endpoint(String engineText, EngineSource source) {
        Objects.requireNonNull(engineText, NO_TEXT);
        Objects.requireNonNull(source, "the source of endpoint(text, source) is null; give one that makes engines");
        return DefaultEndpoint.external(engineText, new ExternalEngineFactory(source), source.tlsObject());
    }

    /**
     * Takes part as a client with sockets of that factory, for a library that holds one and nothing else. No port is
     * opened and no thread is started: each socket is layered over one in memory.
     *
     * <p>A socket has to go on after a read that found nothing, as the JDK's and Bouncy Castle's do; others, such as
     * Conscrypt's, are refused with a sentence in the middle of the handshake. It checks host names only if the factory
     * makes it.
     */
    public static Endpoint endpoint(SSLSocketFactory factory) {
        return endpoint(
                "SSLSocketFactory, user-supplied",
                new SocketFactorySource(Objects.requireNonNull(
                        factory, "the SSLSocketFactory of endpoint(factory) is null; give one, or declare a Context")));
    }

    /**
     * Takes part as a client with sockets that are made for each connection, and with what is checked after their
     * handshake.
     *
     * @param text what they are, for messages and reports, such as {@code OkHttpClient}
     */
    public static Endpoint endpoint(String text, SocketSource source) {
        Objects.requireNonNull(text, NO_TEXT);
        Objects.requireNonNull(source, "the source of endpoint(text, source) is null; give one that makes sockets");
        return DefaultEndpoint.external(text, new ExternalSocketFactory(source));
    }

    /**
     * An ordinary SSLContext, for a client or a server outside of tlsloop: OkHttp, Netty, Jetty. It verifies what JSSE
     * verifies by default: the chain, and no host name.
     *
     * @param trust the trust anchors; {@code Trust.of()} for none, as on a server that asks for no certificate
     * @param credentials what it presents, at most one of each key algorithm, whatever authorities the peer names
     * @throws IllegalStateException for two credentials of one kind
     */
    public static SSLContext sslContext(Trust trust, Credential... credentials) {
        return DefaultSslContexts.sslContext(trust, credentials);
    }

    /**
     * The key manager of {@link #sslContext}.
     *
     * @throws IllegalStateException for two credentials of one kind
     */
    public static X509ExtendedKeyManager keyManager(Credential... credentials) {
        return DefaultSslContexts.keyManager(credentials);
    }

    /**
     * The trust manager of {@link #sslContext}: the JDK's own, with those anchors and no check of revocation. It also
     * works in an SSLContext of another provider, whose names of key exchanges the JDK's own does not know.
     *
     * @throws IllegalArgumentException when there is no trust anchor
     */
    public static X509ExtendedTrustManager trustManager(Trust... trust) {
        return DefaultSslContexts.trustManager(trust);
    }
}
