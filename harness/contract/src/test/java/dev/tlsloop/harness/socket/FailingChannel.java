package dev.tlsloop.harness.socket;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;

/** A listening channel whose first calls of accept fail, as they do without a free file descriptor. */
final class FailingChannel extends ServerSocketChannel {
    private final ServerSocketChannel real;
    private int failures;

    FailingChannel(ServerSocketChannel real, int failures) {
        super(real.provider());
        this.real = real;
        this.failures = failures;
    }

    @Override
    public SocketChannel accept() throws IOException {
        if (failures > 0) {
            failures--;
            throw new IOException("too many open files");
        }
        return real.accept();
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
        return real.getLocalAddress();
    }

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) throws IOException {
        real.bind(local, backlog);
        return this;
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
        real.setOption(name, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return real.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return real.supportedOptions();
    }

    @Override
    public ServerSocket socket() {
        return real.socket();
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
        real.close();
    }

    @Override
    protected void implConfigureBlocking(boolean isBlocking) throws IOException {
        real.configureBlocking(isBlocking);
    }
}
