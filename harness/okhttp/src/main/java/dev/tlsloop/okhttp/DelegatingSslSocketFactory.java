package dev.tlsloop.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** The client's socket factory, with a hook that layers its sockets over the memory of the harness. */
final class DelegatingSslSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory factory;
    private final Maker maker;

    DelegatingSslSocketFactory(SSLSocketFactory factory, Maker maker) {
        this.factory = factory;
        this.maker = maker;
    }

    /** A function that creates a socket for that host with the client's factory. */
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
        return new IOException(
                "OkHttp creates a socket that is not layered over another, which would open a port; use an OkHttp release that layers its sockets");
    }
}
