package dev.tlsloop.okhttp;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import okhttp3.ConnectionSpec;
import org.jspecify.annotations.Nullable;

/** Lets OkHttp set one socket up, and takes it away before its handshake. */
final class SocketConfigurationCapture {
    private static final String FALLBACK_SIGNAL = "TLS_FALLBACK_SCSV";

    private final List<ConnectionSpec> specs;
    private @Nullable SSLSocket equipped;
    private int chosen;

    /** @param specs among which OkHttp chooses */
    SocketConfigurationCapture(List<ConnectionSpec> specs) {
        this.specs = specs;
    }

    SSLSocket of(SSLSocket real) {
        equipped = real;
        chosen = firstCompatible(0);
        return new DelegatingSslSocket(real) {
            @Override
            public void startHandshake() {
                throw new ConnectOnlyCall.Reached();
            }

            /** OkHttp closes what it cannot use, and this one is used after all. */
            @Override
            public void close() {}
        };
    }

    SSLSocket socket() {
        return Objects.requireNonNull(equipped, "OkHttp asked for no socket");
    }

    /** The specs that are left after this attempt failed: OkHttp asks the socket that failed what it could have. */
    List<ConnectionSpec> left() {
        return specs.subList(firstCompatible(chosen + 1), specs.size());
    }

    /** RFC 7507, which OkHttp adds to every attempt after the first where the socket knows it. */
    void signalFallback() {
        SSLSocket socket = socket();
        if (List.of(socket.getSupportedCipherSuites()).contains(FALLBACK_SIGNAL)) {
            socket.setEnabledCipherSuites(
                    Stream.concat(Stream.of(socket.getEnabledCipherSuites()), Stream.of(FALLBACK_SIGNAL))
                            .toArray(String[]::new));
        }
    }

    private int firstCompatible(int from) {
        return IntStream.range(from, specs.size())
                .filter(i -> specs.get(i).isCompatible(socket()))
                .findFirst()
                .orElse(specs.size());
    }
}
