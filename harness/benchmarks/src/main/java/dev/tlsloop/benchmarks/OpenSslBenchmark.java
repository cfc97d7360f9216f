package dev.tlsloop.benchmarks;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.openssl.OpenSsl;
import java.nio.ByteBuffer;
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

/** Connections on libssl, compared with a bare JNA loop: TLS 1.3, P-256, X25519, verified, no callbacks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10, time = 5)
@Measurement(iterations = 10, time = 5)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
public class OpenSslBenchmark {
    private static final int HANDSHAKES = 10;
    private static final int RECORDS = 512;

    private final byte[] record = new byte[16_384];
    private final byte[] arrived = new byte[16_384];
    private final ByteBuffer room = ByteBuffer.allocate(16_384);
    private Endpoint clients;
    private Endpoint servers;
    private LibsslLoop bare;
    private Connection client;
    private Connection server;
    private LibsslLoop.Conn bareClient;
    private LibsslLoop.Conn bareServer;

    /** Starts both implementations, and establishes a pair of each for the transfer. */
    @Setup
    public void start() {
        ContextBuilder client13 = Context.client().engine(OpenSsl.engine()).trust(BenchmarkContexts.CA);
        ContextBuilder server13 = Context.server().engine(OpenSsl.engine()).credential(BenchmarkContexts.LOCALHOST);
        clients = client13.versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)
                .build()
                .start();
        servers = server13.versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)
                .build()
                .start();
        bare = new LibsslLoop();
        client = clients.open(Side.CLIENT, ConnectionSettings.forServer("localhost"));
        server = servers.open(Side.SERVER, ConnectionSettings.none());
        handshake(client, server);
        bareClient = bare.client();
        bareServer = bare.server();
        bare.handshake(bareClient, bareServer);
    }

    /** Closes both implementations. */
    @TearDown
    public void stop() {
        client.close();
        server.close();
        clients.close();
        servers.close();
        bare.close(bareClient);
        bare.close(bareServer);
    }

    /** Opens pairs of connections, completes the handshake, reads the tickets and closes them. */
    @Benchmark
    public void handshake(InterleavedComparison turn) {
        turn.run(HANDSHAKES, this::ourHandshake, this::bareHandshake);
    }

    /** Sends records of 16 KiB from an array of the client to an array of the server. */
    @Benchmark
    public void bulk(InterleavedComparison turn) {
        turn.run(RECORDS, this::ourRecord, this::bareRecord);
    }

    private void ourHandshake() {
        try (Connection near = clients.open(Side.CLIENT, ConnectionSettings.forServer("localhost"));
                Connection far = servers.open(Side.SERVER, ConnectionSettings.none())) {
            handshake(near, far);
        }
    }

    private void bareHandshake() {
        LibsslLoop.Conn near = bare.client();
        LibsslLoop.Conn far = bare.server();
        bare.handshake(near, far);
        bare.close(near);
        bare.close(far);
    }

    private void ourRecord() {
        client.write(ByteBuffer.wrap(record));
        move(client, server);
        server.read(room.clear());
        if (room.position() != record.length) {
            throw new IllegalStateException("the server did not read a complete record: " + room);
        }
    }

    private void bareRecord() {
        bare.send(bareClient, record);
        bare.move(bareClient, bareServer);
        if (bare.receive(bareServer, arrived) != record.length) {
            throw new IllegalStateException("the server did not read a complete record");
        }
    }

    private static void handshake(Connection near, Connection far) {
        IoStatus nearWants = IoStatus.READ;
        IoStatus farWants = IoStatus.READ;
        while (nearWants == IoStatus.READ || farWants == IoStatus.READ) {
            nearWants = near.handshake();
            move(near, far);
            farWants = far.handshake();
            move(far, near);
        }
        // The client reads the session tickets.
        near.peek(ByteBuffer.allocate(0));
        if (nearWants != IoStatus.NOTHING || farWants != IoStatus.NOTHING) {
            throw new IllegalStateException("not established: " + near.refusal() + ", " + far.refusal());
        }
    }

    private static void move(Connection from, Connection to) {
        from.outgoing().moveTo(to.incoming());
    }
}
