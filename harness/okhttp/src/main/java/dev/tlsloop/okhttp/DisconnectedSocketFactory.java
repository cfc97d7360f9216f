package dev.tlsloop.okhttp;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/** A factory of sockets without a network: connecting them has no effect. */
final class DisconnectedSocketFactory extends SocketFactory {
    @Override
    public Socket createSocket() {
        return new Dummy();
    }

    @Override
    public Socket createSocket(String host, int port) throws SocketException {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws SocketException {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws SocketException {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws SocketException {
        throw connected();
    }

    private static SocketException connected() {
        return new SocketException(
                "OkHttp creates a connected socket, which would open a port; use an OkHttp release that connects its sockets itself");
    }

    private static final class Dummy extends Socket {
        @Override
        public void connect(SocketAddress address, int timeout) {}

        @Override
        public InputStream getInputStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void setSoTimeout(int milliseconds) {}

        @Override
        public void close() {}
    }
}
