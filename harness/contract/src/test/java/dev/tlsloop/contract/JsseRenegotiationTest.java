package dev.tlsloop.contract;

import static dev.tlsloop.Reason.UNEXPECTED_MESSAGE;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Option;
import dev.tlsloop.Refusal;
import dev.tlsloop.Trust;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** A renegotiation that the client begins, on a server of the JDK: allowed by its option and refused without it. */
class JsseRenegotiationTest {
    private static Context client() {
        return Context.client().trust(ContractCredentials.CA).build();
    }

    private static ContextBuilder server(Option... options) {
        return Context.server()
                .versions(TLS_1_2, TLS_1_2)
                .credential(ContractCredentials.LOCALHOST)
                .options(options);
    }

    private static Pair begunByTheClient(ContextBuilder server) {
        Pair pair = Loopback.between(client(), server.build()).open();
        pair.client().renegotiate();
        pair.runUntilIdle();
        return pair;
    }

    @Test
    void isRefusedByAServerWithoutTheOption() {
        try (Pair pair = begunByTheClient(server())) {
            assertEquals(
                    Optional.of(Refusal.of(
                            UNEXPECTED_MESSAGE,
                            "the client began a renegotiation, which this server does not allow; declare"
                                    + " options(ALLOW_CLIENT_RENEGOTIATION) to allow it")),
                    pair.server().refusal());
        }
    }

    @Test
    void theClientReadsTheEndOfTheStream() {
        try (Pair pair = begunByTheClient(server())) {
            assertEquals(
                    Optional.of(UNEXPECTED_MESSAGE), pair.client().refusal().map(Refusal::reason));
        }
    }

    @Test
    void isCompletedByAServerWithTheOption() {
        try (Pair pair = begunByTheClient(server(Option.ALLOW_CLIENT_RENEGOTIATION))) {
            assertEquals(
                    List.of(1, false, Optional.empty()),
                    List.of(
                            pair.client().renegotiations(),
                            pair.client().renegotiatePending(),
                            pair.server().refusal()));
        }
    }

    @Test
    void anAnswerToAHelloRequestNeedsNoOption() {
        try (Pair pair = Loopback.between(client(), server().build()).open()) {
            pair.server().renegotiate();
            pair.runUntilIdle();
            assertEquals(
                    List.of(1, 1),
                    List.of(pair.client().renegotiations(), pair.server().renegotiations()));
        }
    }

    @Test
    void aSecondOneThatTheClientBeginsAfterAnAnswerIsRefused() {
        try (Pair pair = Loopback.between(client(), server().build()).open()) {
            pair.server().renegotiate();
            pair.runUntilIdle();
            pair.client().renegotiate();
            pair.runUntilIdle();
            assertEquals(
                    Optional.of(UNEXPECTED_MESSAGE), pair.server().refusal().map(Refusal::reason));
        }
    }

    @Test
    void aServerThatForbidsRenegotiationRefusesIt() {
        try (Pair pair = begunByTheClient(server(Option.NO_RENEGOTIATION, Option.ALLOW_CLIENT_RENEGOTIATION))) {
            assertEquals(
                    Optional.of(UNEXPECTED_MESSAGE), pair.server().refusal().map(Refusal::reason));
        }
    }

    @Test
    void aServerThatForbidsRenegotiationCannotStartIt() {
        try (Pair pair = Loopback.between(
                        client(), server(Option.NO_RENEGOTIATION).build())
                .open()) {
            assertEquals(
                    "the options of this side forbid renegotiate() (NO_RENEGOTIATION); remove them to allow it",
                    assertThrows(IllegalStateException.class, pair.server()::renegotiate)
                            .getMessage());
        }
    }

    @Test
    void dataBeforeItIsStillRead() {
        try (ManualPair pair = ManualPair.established(Context.client().trust(ContractCredentials.CA), server())) {
            pair.client().write(ByteBuffer.wrap(new byte[3]));
            pair.client().renegotiate();
            pair.move();
            assertEquals(
                    List.of(IoStatus.NOTHING, IoStatus.REFUSED), List.of(read(pair.server()), read(pair.server())));
        }
    }

    private static IoStatus read(Connection connection) {
        return connection.read(ByteBuffer.allocate(10));
    }

    @Test
    void aUserSuppliedSslContextStaysAsItIs() {
        SSLContext servers = Jsse.sslContext(Trust.of(), ContractCredentials.LOCALHOST);
        Context client = Context.client()
                .versions(TLS_1_2, TLS_1_2)
                .trust(ContractCredentials.CA)
                .build();
        try (Pair pair = Loopback.between(client, Jsse.endpoint(servers)).open()) {
            pair.client().renegotiate();
            pair.runUntilIdle();
            assertEquals(Optional.empty(), pair.server().refusal());
        }
    }
}
