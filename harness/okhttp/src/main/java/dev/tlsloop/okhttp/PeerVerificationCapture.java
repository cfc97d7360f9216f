package dev.tlsloop.okhttp;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import org.jspecify.annotations.Nullable;

/** A socket after its handshake, for a call in which OkHttp verifies the server. It records the result. */
final class PeerVerificationCapture implements HostnameVerifier {
    private final SSLSocket established;
    private final HostnameVerifier verifier;
    private Progress progress = Progress.ESTABLISHED;
    private Optional<Throwable> thrown = Optional.empty();

    private enum Progress {
        ESTABLISHED,
        NAME_ACCEPTED,
        CONNECTED
    }

    PeerVerificationCapture(SSLSocket established, HostnameVerifier verifier) {
        this.established = established;
        this.verifier = verifier;
    }

    X509Certificate leaf() {
        try {
            return (X509Certificate) established.getSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("a server completed its handshake without a certificate", e);
        }
    }

    /** The exception that the host name verifier threw. */
    Optional<Throwable> thrown() {
        return thrown;
    }

    boolean acceptsName() {
        return progress != Progress.ESTABLISHED;
    }

    @Override
    public boolean verify(String host, SSLSession session) {
        try {
            progress = verifier.verify(host, session) ? Progress.NAME_ACCEPTED : Progress.ESTABLISHED;
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            thrown = Optional.of(e);
        }
        return acceptsName();
    }

    /** A listener that ends the call before OkHttp sends its request. */
    EventListener listener() {
        return new EventListener() {
            @Override
            public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
                progress = Progress.CONNECTED;
                throw new ConnectOnlyCall.Reached();
            }
        };
    }

    SSLSocket socket() {
        return new DelegatingSslSocket(established) {
            @Override
            public void startHandshake() {}

            @Override
            public void setEnabledProtocols(String[] protocols) {}

            @Override
            public void setEnabledCipherSuites(String[] suites) {}

            @Override
            public void setSSLParameters(SSLParameters parameters) {}

            /** Closes the real socket if OkHttp refuses the server, which the server then sees. */
            @Override
            public void close() throws IOException {
                if (progress != Progress.CONNECTED) {
                    super.close();
                }
            }
        };
    }
}
