package dev.tlsloop.okhttp;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import okhttp3.Call;
import okhttp3.CertificatePinner;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * A call of the client that ends with its connection. One call runs up to the handshake and configures a socket. Another
 * starts after the handshake and verifies the server. The handshake between them can be stepped, because no call waits.
 */
final class ConnectOnlyCall {
    private static final byte[] NOWHERE = {127, 0, 0, 1};

    private final OkHttpClient client;
    private final String host;

    ConnectOnlyCall(OkHttpClient client, String host) {
        this.client = client;
        this.host = host;
    }

    /** Ends a call when it has reached its purpose. */
    static final class Reached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Reached() {
            super("the call is over", null, false, false);
        }
    }

    /** Layers a socket over that one, configured by OkHttp for the attempt after that number of failures. */
    SSLSocket configure(Socket raw, int failures) {
        SocketConfigurationCapture attempt = attempt(raw, client.connectionSpecs());
        for (int failed = 1; failed <= failures; failed++) {
            List<ConnectionSpec> left = attempt.remainingSpecs();
            if (left.isEmpty() || !client.fastFallback() || !client.retryOnConnectionFailure()) {
                throw new IllegalStateException(
                        "this OkHttpClient makes no attempt after " + failed + " failed; give it another of"
                                + " connectionSpecs(...), fastFallback(true) and retryOnConnectionFailure(true)");
            }
            attempt = attempt(raw, left);
            attempt.signalFallback();
        }
        return attempt.socket();
    }

    private SocketConfigurationCapture attempt(Socket raw, List<ConnectionSpec> specs) {
        SocketConfigurationCapture socketConfigurationCapture = new SocketConfigurationCapture(specs);
        try {
            run(bare((factory, name) -> socketConfigurationCapture.capture(
                            (SSLSocket) factory.createSocket(raw, name, raw.getPort(), true)))
                    .connectionSpecs(specs));
            return socketConfigurationCapture;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "this OkHttpClient begins no handshake: " + e.getMessage()
                            + "; give it connectionSpecs(...) that its sslSocketFactory supports",
                    e);
        }
    }

    /** Lets OkHttp verify the server of that connection; empty if OkHttp accepts it. */
    Optional<Refusal> judge(SSLSocket established) {
        PeerVerificationCapture peerVerificationCapture =
                new PeerVerificationCapture(established, client.hostnameVerifier());
        X509Certificate leaf = peerVerificationCapture.leaf();
        try {
            run(bare((factory, name) -> peerVerificationCapture.socket())
                    .hostnameVerifier(peerVerificationCapture)
                    .eventListener(peerVerificationCapture.listener()));
            return Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            if (peerVerificationCapture.thrown().isPresent()) {
                Throwable thrown = peerVerificationCapture.thrown().get();
                return Optional.of(
                        Refusal.thrownBy("host name verifier", thrown).withCertificate(0, leaf));
            }
            Refusal refusal = peerVerificationCapture.acceptsName() ? byPin(e) : refusal(Reason.NAME_MISMATCH, e);
            return Optional.of(refusal.withCertificate(0, leaf));
        } catch (IOException e) {
            return Optional.of(refusal(Reason.OTHER, e));
        }
    }

    /** After the host name, OkHttp checks only the pins. */
    private Refusal byPin(SSLPeerUnverifiedException e) {
        String pins = client.certificatePinner().findMatchingPins(host).stream()
                .map(CertificatePinner.Pin::toString)
                .collect(Collectors.joining(" or "));
        return refusal(Reason.PIN_MISMATCH, e)
                .withDetail("the CertificatePinner expects the pin " + pins + " for " + host
                        + ", and the verified path has no certificate with it (" + e.getMessage() + ")");
    }

    private static Refusal refusal(Reason reason, IOException e) {
        return Refusal.of(reason, String.valueOf(e.getMessage())).withCause(e);
    }

    private void run(OkHttpClient.Builder builder) throws IOException {
        HttpUrl url = new HttpUrl.Builder().scheme("https").host(host).build();
        Call call = builder.build().newCall(new Request.Builder().url(url).build());
        try {
            call.execute().close();
        } catch (Reached expected) {
            return;
        }
        throw new IllegalStateException(
                "this OkHttpClient has a response without a connection; remove the interceptor that makes it");
    }

    /** A copy of the client with its settings of connections, and without those of requests. */
    private OkHttpClient.Builder bare(DelegatingSslSocketFactory.Maker maker) {
        OkHttpClient.Builder bare = client.newBuilder()
                .sslSocketFactory(
                        new DelegatingSslSocketFactory(client.sslSocketFactory(), maker),
                        Objects.requireNonNull(client.x509TrustManager(), "a client with TLS has a trust manager"))
                .socketFactory(new DisconnectedSocketFactory())
                .proxy(Proxy.NO_PROXY)
                .dns(name -> List.of(InetAddress.getByAddress(name, NOWHERE)))
                // Racing connections would start threads.
                .fastFallback(false)
                .callTimeout(Duration.ZERO)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .dispatcher(new Dispatcher())
                .eventListener(EventListener.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null);
        bare.interceptors().clear();
        bare.networkInterceptors().clear();
        return bare;
    }
}
