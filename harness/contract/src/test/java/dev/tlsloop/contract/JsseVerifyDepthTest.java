package dev.tlsloop.contract;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Method;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A verify depth on the JDK, which takes a limited number of certificates, whatever the depth. */
class JsseVerifyDepthTest {
    private static final int FROM_SERVERS = 10;
    /** JDK 25 takes fewer from a client than from a server. */
    private static final int FROM_CLIENTS = Runtime.version().feature() >= 19 ? 8 : 10;

    private static Context verifying(Side side, int depth) {
        ContextBuilder builder = side == CLIENT
                ? Context.client()
                : Context.server()
                        .credential(ContractCredentials.LOCALHOST)
                        .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
        return builder.trust(ContractCredentials.CA).verifyDepth(depth).build();
    }

    private static int deepest(Side side) {
        return (side == CLIENT ? FROM_SERVERS : FROM_CLIENTS) - 1;
    }

    /** A leaf below that many intermediates. */
    private static Credential below(int intermediates) {
        return IntStream.range(0, intermediates)
                .mapToObj(i -> "Intermediate " + i)
                .reduce(ContractCredentials.CA, Authority::intermediate, (one, other) -> other)
                .issue("localhost");
    }

    private static Outcome outcome(Side verifier, int depth) {
        Credential deep = below(depth);
        Context verifying = verifying(verifier, depth);
        return verifier == CLIENT
                ? Loopback.between(verifying, Context.server().credential(deep).build())
                        .handshake()
                : Loopback.between(
                                Context.client()
                                        .trust(ContractCredentials.CA)
                                        .credential(deep)
                                        .build(),
                                verifying)
                        .handshake();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void theDeepestChainThatIsPromisedIsAccepted(Side verifier) {
        assertThat(outcome(verifier, deepest(verifier))).succeeded();
    }

    @ParameterizedTest
    @CsvSource({"CLIENT,1", "CLIENT,11", "CLIENT,2000000000", "SERVER,1", "SERVER,11", "SERVER,2000000000"})
    void oneThatTheJdkDoesNotReachIsRefusedAtTheStart(Side side, int more) {
        Context context = verifying(side, deepest(side) + more);
        assertEquals(
                "verifyDepth(" + (deepest(side) + more) + ") on a " + side
                        + " cannot be honoured by the engine jsse: the JDK takes at most " + (deepest(side) + 1)
                        + " certificates from a " + side.peer() + ", which are " + deepest(side)
                        + " intermediates and a leaf; give verifyDepth(" + deepest(side)
                        + ") or less, or run it on the engine openssl",
                assertThrows(UnsupportedSettingException.class, context::start).getMessage());
    }

    @Test
    void aServerThatVerifiesNoClientIsNotLimited() {
        Context server = Context.server()
                .credential(ContractCredentials.LOCALHOST)
                .verifyDepth(20)
                .build();
        assertDoesNotThrow(() -> server.start().close());
    }

    @Test
    void aContextOfEitherSideIsCheckedForBoth() {
        Context either = Context.of(Method.SSLv23)
                .credential(ContractCredentials.LOCALHOST)
                .trust(ContractCredentials.CA)
                .verify(VerifyMode.PEER)
                .verifyDepth(20)
                .build();
        assertEquals(
                "verifyDepth(20) on a client",
                assertThrows(UnsupportedSettingException.class, either::start).setting());
    }
}
