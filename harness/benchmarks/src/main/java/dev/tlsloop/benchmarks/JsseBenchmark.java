package dev.tlsloop.benchmarks;

import dev.tlsloop.Endpoint;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A TLS 1.3 handshake of the harness, compared with a bare wrap and unwrap loop on the same SSLContexts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 10, time = 5)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
public class JsseBenchmark {
    private static final int HANDSHAKES = 10;

    private Loopback loopback;
    private SslEngineLoop bare;

    /** Makes the two contexts that both implementations share. */
    @Setup
    public void start() {
        SSLContext client = BenchmarkContexts.sslContext();
        SSLContext server = BenchmarkContexts.sslContext();
        Endpoint near = Jsse.endpoint(client, p -> p.setEndpointIdentificationAlgorithm("HTTPS"));
        loopback = Loopback.between(near, Jsse.endpoint(server));
        bare = new SslEngineLoop(client, server);
    }

    /** Runs handshakes, each with new engines. */
    @Benchmark
    public void handshake(InterleavedComparison turn) {
        turn.run(HANDSHAKES, this::ourHandshake, bare::handshake);
    }

    private void ourHandshake() {
        Outcome outcome = loopback.handshake();
        if (!(outcome instanceof Outcome.Success success) || success.client().resumed()) {
            throw new IllegalStateException("no full handshake: " + outcome);
        }
    }
}
