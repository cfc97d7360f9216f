package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Party;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.OutcomeScope;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener hears of the runs of real engines. */
class OutcomeScopeTest {
    private static final Authority CA = Authority.create("Root");

    private final List<Outcome> recorded = new ArrayList<>();
    private final OutcomeScope scope = OutcomeScope.of((outcome, kept) -> recorded.add(kept));

    private static Loopback loopback() {
        return Loopback.between(
                Context.client().trust(CA).build(),
                Context.server().credential(CA.issue("localhost")).build());
    }

    @Test
    void aScopeWithSecretsDecryptsForItsListener() {
        try (OutcomeScope.Entry entry = scope.withSecrets().enter()) {
            loopback().handshake();
        }
        assertTrue(recorded.get(0).toString().contains("{EncryptedExtensions}"));
    }

    @Test
    void itDoesNotDecryptForTheCaller() {
        try (OutcomeScope.Entry entry = scope.withSecrets().enter()) {
            Outcome outcome = loopback().handshake();
            assertEquals(false, outcome.toString().contains("{EncryptedExtensions}"));
        }
    }

    @Test
    void aScopeWithoutSecretsKeepsNone() {
        try (OutcomeScope.Entry entry = scope.enter()) {
            loopback().handshake();
        }
        assertEquals("", recorded.get(0).capture().keyLog());
    }

    @Test
    void theSecretsThatTheCallerAskedForAreKept() {
        try (OutcomeScope.Entry entry = scope.enter()) {
            loopback().withSecrets().handshake();
        }
        assertTrue(recorded.get(0).capture().keyLog().contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET "));
    }

    @Test
    void aResumptionIsHeardToo() {
        try (OutcomeScope.Entry entry = scope.enter();
                Pair pair = loopback().open()) {
            pair.transfer(Side.SERVER, new byte[1]);
            pair.resume().close();
        }
        assertEquals(2, recorded.size());
    }

    @Test
    void aSecondHandshakeForTheReasonOfAMissingCertificateIsNotHeard() {
        Party keyless = Jsse.endpoint(Jsse.sslContext(CA));
        Context demanding = Context.server()
                .credential(CA.issue("localhost"))
                .trust(CA)
                .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT)
                .build();
        try (OutcomeScope.Entry entry = scope.enter()) {
            Loopback.between(keyless, demanding).handshake();
        }
        assertEquals(1, recorded.size());
    }
}
