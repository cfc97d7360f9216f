package dev.tlsloop.jsse.managers;

import dev.tlsloop.ServerName;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's trust manager reads of a connection, told by us and not by an engine of somebody else's: the name to
 * verify, and that it is to be verified. It does nothing.
 */
public final class StubSslEngine extends SSLEngine {
    private static final String[] NONE = {};

    private final Optional<ServerName> verifyName;
    private final boolean verifies;

    public StubSslEngine(Optional<ServerName> verifyName, boolean verifies) {
        this.verifyName = verifyName;
        this.verifies = verifies;
    }

    @Override
    public SSLParameters getSSLParameters() {
        SSLParameters parameters = new SSLParameters();
        if (verifies) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        return parameters;
    }

    @Override
    public SSLSession getHandshakeSession() {
        return (SSLSession) Proxy.newProxyInstance(
                StubSslEngine.class.getClassLoader(),
                new Class<?>[] {SSLSession.class},
                (proxy, method, arguments) -> told(method.getName()));
    }

    @Override
    public SSLSession getSession() {
        return getHandshakeSession();
    }

    private @Nullable String told(String question) {
        return switch (question) {
            case "getPeerHost" -> verifyName.map(ServerName::name).orElse(null);
            case "getProtocol" -> "TLSv1.3";
            default -> throw notReal();
        };
    }

    private static UnsupportedOperationException notReal() {
        return new UnsupportedOperationException("this engine only stands for the name that is to be verified");
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] plain, int offset, int length, ByteBuffer out) {
        throw notReal();
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer in, ByteBuffer[] plain, int offset, int length) {
        throw notReal();
    }

    @Override
    public Runnable getDelegatedTask() {
        throw notReal();
    }

    @Override
    public void beginHandshake() {
        throw notReal();
    }

    @Override
    public void closeInbound() {}

    @Override
    public boolean isInboundDone() {
        return false;
    }

    @Override
    public void closeOutbound() {}

    @Override
    public boolean isOutboundDone() {
        return false;
    }

    @Override
    public SSLEngineResult.HandshakeStatus getHandshakeStatus() {
        return SSLEngineResult.HandshakeStatus.NEED_TASK;
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return NONE;
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return NONE;
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {}

    @Override
    public String[] getSupportedProtocols() {
        return NONE;
    }

    @Override
    public String[] getEnabledProtocols() {
        return NONE;
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {}

    @Override
    public void setUseClientMode(boolean mode) {}

    @Override
    public boolean getUseClientMode() {
        return true;
    }

    @Override
    public void setNeedClientAuth(boolean need) {}

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public void setWantClientAuth(boolean want) {}

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {}

    @Override
    public boolean getEnableSessionCreation() {
        return true;
    }
}
