package dev.tlsloop.openssl;

import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.AlpnAnswer;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Option;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 100,000 handshakes in one process, outside the default tests: {@code -Psoak}. */
class HandshakeSoak {
    private static final int HALF = Integer.getInteger("tlsloop.soak.half", 50_000);
    private static final int MOMENTS = 10;
    private static final int BETWEEN_MOMENTS = 50;
    private static final int EVERY_TENTH = 10;
    private static final int EVERY_THIRD = 3;
    private static final long MOST_MALLOCED = 64 << 10;
    private static final long MOST_RESIDENT = 8 << 20;
    private static final byte[] STAPLE = {0x30, 0x03, 0x0A, 0x01, 0x00};
    private static final Authority CA = Authority.create();

    private final AtomicLong calledBack = new AtomicLong();

    @Test
    void theSecondHalfKeepsNoMoreMemoryThanTheFirst() throws IOException {
        Context plain = server().build();
        try (Stand stand = Stand.of(List.of(tls12(), tls13()), List.of(plain, front(plain)))) {
            stand.run(HALF);
            NativeHeap half = stand.settled();
            stand.run(HALF);
            NativeHeap grown = stand.settled().minus(half);

            System.out.printf(
                    "%d handshakes, %d callbacks; in the second half malloced %+d bytes, resident %+d bytes (from"
                            + " %s)%n",
                    2 * HALF, calledBack.get(), grown.malloced(), grown.resident(), half);
            assertTrue(grown.malloced() < MOST_MALLOCED && grown.resident() < MOST_RESIDENT, grown::toString);
        }
        OpenSsl.checkNoLeaks();
    }

    private Context tls12() {
        return client(TlsVersion.TLS_1_2)
                .onNextProtocolSelect((connection, offered) -> counted(offered.get(0)))
                .build();
    }

    private Context tls13() {
        return client(TlsVersion.TLS_1_3).alpn("h2", "http/1.1").build();
    }

    /** A client with every callback. */
    private ContextBuilder client(TlsVersion version) {
        return Context.client()
                .engine(OpenSsl.engine())
                .versions(version, version)
                .trust(CA)
                .credential(CA.issue("alice"))
                .options(Option.HONOUR_CA_HINTS)
                .onVerify(verification -> counted(verification.ok()))
                .onInfo((connection, where, value) -> counted(value))
                .onKeyLog((connection, line) -> counted(line))
                .onOcspResponse((connection, response) -> counted(response.isPresent()));
    }

    /** A server with every callback. */
    private ContextBuilder server() {
        return Context.server()
                .engine(OpenSsl.engine())
                .trust(CA)
                .credential(CA.issue("localhost"))
                .verify(PEER, FAIL_IF_NO_PEER_CERT)
                .onVerify(verification -> counted(verification.ok()))
                .onAlpn((connection, offered) -> counted(AlpnAnswer.select(offered.get(0))))
                .onInfo((connection, where, value) -> counted(value))
                .onKeyLog((connection, line) -> counted(line))
                .onNextProtocolAdvertise(connection -> counted(List.of(new AlpnProtocol("h2"))))
                .onOcspStaple(connection -> counted(Optional.of(STAPLE)))
                .onServerName((connection, name, context) -> counted(ServerNameAnswer.proceed()));
    }

    /** Selects the context by server name inside libssl. */
    private Context front(Context other) {
        return server().options(Option.ENGINE_SNI)
                .onServerName((connection, name, context) -> counted(ServerNameAnswer.use(other)))
                .build();
    }

    private <T> T counted(T answer) {
        calledBack.incrementAndGet();
        return answer;
    }

    /** Long-lived endpoints, and their contexts, from which every tenth handshake starts new endpoints. */
    private record Stand(List<Context> clients, List<Context> servers, List<Endpoint> calling, List<Endpoint> serving)
            implements AutoCloseable {
        static Stand of(List<Context> clients, List<Context> servers) {
            return new Stand(clients, servers, started(clients), started(servers));
        }

        private static List<Endpoint> started(List<Context> contexts) {
            return contexts.stream().map(Context::start).toList();
        }

        void run(int handshakes) {
            long succeeded = IntStream.range(0, handshakes)
                    .mapToObj(this::handshake)
                    .filter(Outcome.Success.class::isInstance)
                    .count();
            assertEquals(handshakes, succeeded);
        }

        /** The smallest of several measurements, because a running JIT compiler holds memory for a while. */
        NativeHeap settled() throws IOException {
            NativeHeap least = NativeHeap.now();
            for (int i = 0; i < MOMENTS; i++) {
                run(BETWEEN_MOMENTS);
                least = least.least(NativeHeap.now());
            }
            return least;
        }

        private Outcome handshake(int number) {
            int which = number % EVERY_TENTH;
            int server = number % EVERY_THIRD == 0 ? 1 : 0;
            Loopback loopback = which < 2
                    ? Loopback.between(clients.get(which), servers.get(server))
                    : Loopback.between(calling.get(which % 2), serving.get(server));
            return loopback.withOcspRequest().handshake();
        }

        @Override
        public void close() {
            calling.forEach(Endpoint::close);
            serving.forEach(Endpoint::close);
        }
    }
}
