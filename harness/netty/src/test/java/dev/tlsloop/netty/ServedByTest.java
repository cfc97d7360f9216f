package dev.tlsloop.netty;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Trust;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The TLS object that served: an SSLContext, or an SslContext of Netty. */
class ServedByTest {
    private static final Authority CA = Authority.create();
    private static final Credential LOCALHOST = CA.issue("localhost");

    @Test
    void anSslContextServes() {
        SSLContext production = Jsse.sslContext(Trust.of(), LOCALHOST);

        assertThat(handshake(Jsse.endpoint(production))).succeeded().servedBy(production);
    }

    @Test
    void anotherSslContextDoesNot() {
        SSLContext production = Jsse.sslContext(Trust.of(), LOCALHOST);
        SSLContext other = Jsse.sslContext(Trust.of(), LOCALHOST);

        assertThat(handshake(Jsse.endpoint(production))).succeeded().notServedBy(other);
    }

    @Test
    void anSslContextOfNettyServes() throws Exception {
        SslContext production = production();

        assertThat(handshake(Netty.endpoint(production))).succeeded().servedBy(production);
    }

    @Test
    void anotherSslContextOfNettyDoesNot() throws Exception {
        Outcome outcome = handshake(Netty.endpoint(production()));

        assertThat(outcome).succeeded().notServedBy(production());
    }

    @Test
    void aViewOfAnEndpointHasItsTlsObject() {
        SSLContext production = Jsse.sslContext(Trust.of(), LOCALHOST);

        assertEquals(Optional.of(production), Jsse.endpoint(production).start().tlsObject());
    }

    @Test
    void aDeclaredServerHasNoTlsObject() {
        Context server = Context.server().credential(LOCALHOST).build();
        Outcome outcome =
                Loopback.between(Context.client().trust(CA).build(), server).handshake();

        AssertionError error = assertThrows(
                AssertionError.class, () -> assertThat(outcome).succeeded().servedBy("an object"));

        assertEquals(
                "but        : it was served by " + server + ", which has no TLS object of its own",
                error.getMessage().lines().skip(1).findFirst().orElseThrow());
    }

    private static SslContext production() throws Exception {
        return SslContextBuilder.forServer(LOCALHOST.privateKey(), LOCALHOST.chain())
                .build();
    }

    private static Outcome handshake(Endpoint server) {
        return Loopback.between(Context.client().trust(CA).build(), server).handshake();
    }
}
