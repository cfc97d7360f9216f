package dev.tlsloop.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** The client's own socket factory, but for where its sockets lead. */
final class DelegatingSslSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory factory;
    private final Maker maker;

    DelegatingSslSocketFactory(SSLSocketFactory factory, Maker maker) {
        this.factory = factory;
        this.maker = maker;
    }

    /** Makes a socket for OkHttp with the client's factory, for that host. */
    interface Maker {
        Socket make(SSLSocketFactory factory, String host) throws IOException;
    }

    @Override
    public Socket createSocket(Socket unplugged, String host, int port, boolean autoClose) throws IOException {
        return maker.make(factory, host);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unlayered();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw unlayered();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unlayered();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw unlayered();
    }

    private static IOException unlayered() {
        return new IOException("OkHttp asks for a socket that is not layered over another; that would open a port");
    }
}
