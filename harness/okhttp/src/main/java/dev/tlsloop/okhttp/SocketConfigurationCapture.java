package dev.tlsloop.okhttp;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import okhttp3.ConnectionSpec;
import org.jspecify.annotations.Nullable;

/** The configuration of one socket by OkHttp, up to its handshake. */
final class SocketConfigurationCapture {
    private static final String FALLBACK_SIGNAL = "TLS_FALLBACK_SCSV";

    private final List<ConnectionSpec> specs;
    private @Nullable SSLSocket equipped;
    private int chosen;

    /** @param specs the specs of which OkHttp chooses one */
    SocketConfigurationCapture(List<ConnectionSpec> specs) {
        this.specs = specs;
    }

    SSLSocket capture(SSLSocket real) {
        equipped = real;
        chosen = firstCompatible(0);
        return new DelegatingSslSocket(real) {
            @Override
            public void startHandshake() {
                throw new ConnectOnlyCall.Reached();
            }

            /** Keeps the socket open, although the call of OkHttp has ended. */
            @Override
            public void close() {}
        };
    }

    SSLSocket socket() {
        return Objects.requireNonNull(equipped, "OkHttp created no socket");
    }

    /** The specs for the attempts after this one: those that the failed socket supports. */
    List<ConnectionSpec> remainingSpecs() {
        return specs.subList(firstCompatible(chosen + 1), specs.size());
    }

    /** Adds the signal of RFC 7507, as OkHttp does for each attempt after the first if the socket supports it. */
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
