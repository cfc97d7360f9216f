package dev.tlsloop.contract;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/** A JDK engine that behaves like a native one: it counts its releases and fails when it is used afterwards. */
class ReleasableSslEngine extends SSLEngine {
    private final SSLEngine engine;
    private int releases;

    ReleasableSslEngine(SSLEngine engine) {
        this.engine = engine;
    }

    void release() {
        releases++;
    }

    int releases() {
        return releases;
    }

    private SSLEngine alive() {
        if (releases > 0) {
            throw new AssertionError("the engine was used after its release");
        }
        return engine;
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to) throws SSLException {
        return alive().wrap(from, offset, length, to);
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length) throws SSLException {
        return alive().unwrap(from, to, offset, length);
    }

    @Override
    public Runnable getDelegatedTask() {
        return alive().getDelegatedTask();
    }

    @Override
    public void closeInbound() throws SSLException {
        alive().closeInbound();
    }

    @Override
    public boolean isInboundDone() {
        return alive().isInboundDone();
    }

    @Override
    public void closeOutbound() {
        alive().closeOutbound();
    }

    @Override
    public boolean isOutboundDone() {
        return alive().isOutboundDone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return alive().getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return alive().getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        alive().setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return alive().getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return alive().getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        alive().setEnabledProtocols(protocols);
    }

    @Override
    public SSLSession getSession() {
        return alive().getSession();
    }

    @Override
    public SSLSession getHandshakeSession() {
        return alive().getHandshakeSession();
    }

    @Override
    public void beginHandshake() throws SSLException {
        alive().beginHandshake();
    }

    @Override
    public SSLEngineResult.HandshakeStatus getHandshakeStatus() {
        return alive().getHandshakeStatus();
    }

    @Override
    public void setUseClientMode(boolean mode) {
        alive().setUseClientMode(mode);
    }

    @Override
    public boolean getUseClientMode() {
        return alive().getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        alive().setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return alive().getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        alive().setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return alive().getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        alive().setEnableSessionCreation(flag);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return alive().getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return alive().getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        alive().setSSLParameters(parameters);
    }

    @Override
    public String getApplicationProtocol() {
        return alive().getApplicationProtocol();
    }
}
