package dev.tlsloop.harness.socket;

import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.stream.Collectors;

/** The check that a channel supports an option. */
final class SocketOptions {
    private SocketOptions() {}

    static <T> SocketOption<T> supported(NetworkChannel channel, SocketOption<T> name) {
        if (!channel.supportedOptions().contains(name)) {
            String allowed = channel.supportedOptions().stream()
                    .map(SocketOption::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "this socket has no option " + name.name() + "; use one of those it has: " + allowed);
        }
        return name;
    }
}
