package dev.tlsloop.sweeps;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.stream.Stream;

/** A client and a server that authenticate each other, started once for many disturbed handshakes. */
record SweptPair(String name, Endpoint client, Endpoint server) implements AutoCloseable {
    private static final List<Engine> ENGINES = List.of(Jsse.engine(), OpenSsl.engine());
    private static final Authority CA = Authority.create("Swept root");
    private static final Authority BELOW = CA.intermediate("Swept intermediate");
    private static final Credential LOCALHOST = BELOW.issue("localhost");
    private static final Credential ALICE = BELOW.issue("alice");

    /** A pair that is not started yet. */
    record Recipe(Engine client, Engine server, TlsVersion version) {
        SweptPair start() {
            ContextBuilder clientSide = Context.client().trust(CA).credential(ALICE);
            ContextBuilder serverSide = Context.server()
                    .trust(CA)
                    .credential(LOCALHOST)
                    .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
            return new SweptPair(toString(), start(clientSide, client), start(serverSide, server));
        }

        private Endpoint start(ContextBuilder side, Engine engine) {
            return side.versions(version, version)
                    .sessionCacheMode(SessionCacheMode.OFF)
                    .engine(engine)
                    .build()
                    .start();
        }

        @Override
        public String toString() {
            return client.name() + " to " + server.name() + ", " + version;
        }
    }

    /** Each engine with each engine, in TLS 1.2 and 1.3. */
    static Stream<Recipe> recipes() {
        return ENGINES.stream()
                .flatMap(client -> ENGINES.stream()
                        .flatMap(server -> Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                                .map(version -> new Recipe(client, server, version))));
    }

    Outcome disturbed(Fault fault) {
        return Loopback.between(client, server).withFault(fault).handshake();
    }

    /** The faults of both streams, as long as an undisturbed handshake is. */
    List<Fault> faults() {
        return Stream.of(Side.values())
                .flatMap(side -> Disturbances.of(side, bytes(side), records(side)).stream())
                .toList();
    }

    private int bytes(Side side) {
        return (int) transcript().entries().stream()
                .filter(entry -> entry.side() == side)
                .mapToLong(Entry::length)
                .sum();
    }

    private int records(Side side) {
        int records = 0;
        while (!disturbed(Fault.from(side).atRecord(records + 1).cut())
                .transcript()
                .toString()
                .contains("not reached by now")) {
            records++;
        }
        return records;
    }

    private Transcript transcript() {
        return Loopback.between(client, server).handshake().transcript();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
