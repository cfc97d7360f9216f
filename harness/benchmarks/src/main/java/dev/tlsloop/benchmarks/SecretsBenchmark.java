package dev.tlsloop.benchmarks;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A TLS 1.3 handshake of the JDK with a decrypted transcript, compared with the same handshake without secrets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 10, time = 5)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
public class SecretsBenchmark {
    private static final int HANDSHAKES = 10;

    private Endpoint client;
    private Endpoint server;
    private Loopback plain;
    private Loopback withSecrets;

    /** Starts the two endpoints that both runs share. */
    @Setup
    public void start() {
        client = Context.client().trust(BenchmarkContexts.CA).build().start();
        server =
                Context.server().credential(BenchmarkContexts.LOCALHOST).build().start();
        plain = Loopback.between(client, server);
        withSecrets = plain.withSecrets();
    }

    /** Closes both endpoints. */
    @TearDown
    public void close() {
        client.close();
        server.close();
    }

    /** Runs full handshakes. */
    @Benchmark
    public void handshake(InterleavedComparison turn) {
        turn.run(HANDSHAKES, () -> handshake(withSecrets), () -> handshake(plain));
    }

    private static void handshake(Loopback loopback) {
        Outcome outcome = loopback.handshake();
        if (!(outcome instanceof Outcome.Success success) || success.client().resumed()) {
            throw new IllegalStateException("no full handshake: " + outcome);
        }
    }
}
