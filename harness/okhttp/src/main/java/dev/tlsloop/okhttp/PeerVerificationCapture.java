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

/** Shows OkHttp a socket whose handshake is over, and takes note of what it says to that. */
final class PeerVerificationCapture implements HostnameVerifier {
    private final SSLSocket established;
    private final HostnameVerifier verifier;
    private boolean acceptsName;
    private boolean isUsed;
    private Optional<RuntimeException> thrown = Optional.empty();

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

    /** What the host name verifier threw. */
    Optional<RuntimeException> thrown() {
        return thrown;
    }

    boolean acceptsName() {
        return acceptsName;
    }

    @Override
    public boolean verify(String host, SSLSession session) {
        try {
            acceptsName = verifier.verify(host, session);
        } catch (RuntimeException e) {
            thrown = Optional.of(e);
        }
        return acceptsName;
    }

    /** Ends the call where OkHttp would go on to its request. */
    EventListener listener() {
        return new EventListener() {
            @Override
            public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
                isUsed = true;
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

            /** What OkHttp does not accept it closes, and the server hears that. */
            @Override
            public void close() throws IOException {
                if (!isUsed) {
                    super.close();
                }
            }
        };
    }
}
