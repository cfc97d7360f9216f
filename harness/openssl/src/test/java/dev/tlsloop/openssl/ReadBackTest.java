package dev.tlsloop.openssl;

import static dev.tlsloop.Option.NO_RENEGOTIATION;
import static dev.tlsloop.Option.NO_TICKET;
import static dev.tlsloop.SessionCacheMode.BOTH;
import static dev.tlsloop.SessionCacheMode.OFF;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.lib.SslH.MODE_NO_AUTO_CHAIN;
import static dev.tlsloop.openssl.lib.SslH.OP_NO_RENEGOTIATION;
import static dev.tlsloop.openssl.lib.SslH.OP_NO_TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Mode;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.openssl.handle.ReadBack;
import dev.tlsloop.openssl.handle.SslCtx;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bits of a declaration that libssl itself answers once it is put into an SSL_CTX. */
class ReadBackTest {
    private static final long OF_EVERY_CONTEXT = 0x01 | 0x02 | 0x04 | MODE_NO_AUTO_CHAIN;
    private static final long RELEASE_BUFFERS = 0x10;

    /** An engine that starts a context loads the library, which is passed by here. */
    @BeforeAll
    static void load() {
        aServer().build().start().close();
    }

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static long said(Context context, ToLongFunction<SslCtx> question) {
        try (SslCtx ctx = new SslCtx()) {
            SslCtxConfigurer.apply(context, ctx);
            return question.applyAsLong(ctx);
        }
    }

    @Test
    @PyOpenSslItem("F8")
    @Behaviour({"F015", "F016"})
    void everyContextBeginsWithThreeModes() {
        assertEquals(OF_EVERY_CONTEXT, said(aServer().build(), ReadBack::modes));
    }

    @Test
    @PyOpenSslItem({"F8", "H21"})
    @Behaviour({"F064", "F065"})
    void modesAddUp() {
        ContextBuilder server = aServer().modes(Mode.RELEASE_BUFFERS).modes(Mode.AUTO_RETRY);
        assertEquals(OF_EVERY_CONTEXT | RELEASE_BUFFERS, said(server.build(), ReadBack::modes));
    }

    @Test
    @PyOpenSslItem("H24")
    @Behaviour("F065")
    void optionsAddUp() {
        ContextBuilder server = aServer().options(NO_TICKET).options(NO_RENEGOTIATION);
        long both = OP_NO_TICKET | OP_NO_RENEGOTIATION;
        assertEquals(both, both & said(server.build(), ReadBack::options));
    }

    @Test
    @PyOpenSslItem("H24")
    void anOptionThatWasNotGivenIsNotAmongThem() {
        ContextBuilder server = aServer().options(NO_TICKET);
        assertEquals(0, OP_NO_RENEGOTIATION & said(server.build(), ReadBack::options));
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, 0",
        "CLIENT, 1",
        "SERVER, 2",
        "BOTH, 3",
        "NO_AUTO_CLEAR, 0x80",
        "NO_INTERNAL_LOOKUP, 0x100",
        "NO_INTERNAL_STORE, 0x200",
        "NO_INTERNAL, 0x300"
    })
    @PyOpenSslItem({"E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "H6"})
    @Behaviour("F057")
    void aSessionCacheModeIsWhatTheContextSays(SessionCacheMode mode, String number) {
        Context server = aServer().sessionCacheMode(mode).build();
        assertEquals(
                List.of(Set.of(mode), Long.decode(number)),
                List.of(server.sessionCacheMode(), said(server, ReadBack::sessionCacheMode)));
    }

    @Test
    @PyOpenSslItem("H26")
    @Behaviour("F054")
    void theLastSessionCacheModeCounts() {
        Context before = aServer().sessionCacheMode(BOTH).build();
        Context after = before.toBuilder().sessionCacheMode(OFF).build();
        assertEquals(
                List.of(Set.of(BOTH), 0L), List.of(before.sessionCacheMode(), said(after, ReadBack::sessionCacheMode)));
    }
}
