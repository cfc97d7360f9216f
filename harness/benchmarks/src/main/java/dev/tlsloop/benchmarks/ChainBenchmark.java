package dev.tlsloop.benchmarks;

import dev.tlsloop.fixtures.Chain;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The creation of a chain of three with P-256 keys, compared with okhttp-tls. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 10, time = 5)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
public class ChainBenchmark {
    private static final int CHAINS = 50;

    /** Root, intermediate, leaf, and the key of the leaf as the JDK knows it. */
    @Benchmark
    public void chain(InterleavedComparison turn, Blackhole hole) {
        turn.run(CHAINS, () -> hole.consume(ours()), () -> hole.consume(okhttps()));
    }

    private static Object ours() {
        return Chain.from("Root").via("Intermediate").to("localhost");
    }

    private static Object okhttps() {
        HeldCertificate root = new HeldCertificate.Builder()
                .commonName("Root")
                .certificateAuthority(1)
                .ecdsa256()
                .build();
        HeldCertificate intermediate = new HeldCertificate.Builder()
                .commonName("Intermediate")
                .certificateAuthority(0)
                .ecdsa256()
                .signedBy(root)
                .build();
        return new HeldCertificate.Builder()
                .commonName("localhost")
                .addSubjectAlternativeName("localhost")
                .ecdsa256()
                .signedBy(intermediate)
                .build();
    }
}
