package dev.tlsloop.checks;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.Engine;
import dev.tlsloop.Reason;
import dev.tlsloop.Revocation;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.CrlFlaw;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.StapleFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences of README.md that promise a result, tried with a client on each engine. */
class ReadmePromisesTest {
    static List<Engine> engines() {
        return List.of(Jsse.engine(), OpenSsl.engine());
    }

    private static Outcome handshake(Engine engine, Chain chain, Revocation check) {
        Context server = Context.server()
                .engine(OpenSsl.engine())
                .credential(chain.credential())
                .onOcspStaple(chain.staple())
                .build();
        Context client = Context.client()
                .engine(engine)
                .trust(chain)
                .revocation(check)
                .crls(check == Revocation.STAPLE ? List.of() : chain.crls())
                .build();
        return Loopback.between(client, server).handshake();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aRevokedIntermediateIsRefusedByTheList(Engine engine) {
        Chain chain = Chain.from("Root").via("Intermediate", CrlFlaw.REVOKED).to("localhost", StapleFlaw.EXPIRED);
        assertThat(handshake(engine, chain, Revocation.CRL_ALL))
                .failedOn(CLIENT)
                .because(Reason.REVOKED)
                .withRevocationCheck(Revocation.CRL_ALL);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anExpiredStapleIsRefusedByTheStaple(Engine engine) {
        Chain chain = Chain.from("Root").via("Intermediate", CrlFlaw.REVOKED).to("localhost", StapleFlaw.EXPIRED);
        assertThat(handshake(engine, chain, Revocation.STAPLE))
                .failedOn(CLIENT)
                .because(Reason.REVOCATION_UNKNOWN)
                .withRevocationCheck(Revocation.STAPLE);
    }

    static List<IssuerFlaw> refusedFlaws() {
        return IssuerFlaw.refusedBy(Jsse.engine());
    }

    @ParameterizedTest
    @MethodSource("refusedFlaws")
    void aBrokenIntermediateIsRefusedForItsReason(IssuerFlaw flaw) {
        Chain chain = Chain.from("Root").via("Intermediate", flaw).to("localhost");
        Context server = Context.server().credential(chain.credential()).build();
        Context client = Context.client().trust(chain).build();
        assertEquals(flaw.reason(), reason(Loopback.between(client, server).handshake()));
    }

    private static Reason reason(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.reason() : Reason.OTHER;
    }
}
