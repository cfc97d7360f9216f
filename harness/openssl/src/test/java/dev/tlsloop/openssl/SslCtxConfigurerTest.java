package dev.tlsloop.openssl;

import static dev.tlsloop.Option.NO_RENEGOTIATION;
import static dev.tlsloop.Option.NO_TICKET;
import static dev.tlsloop.SessionCacheMode.BOTH;
import static dev.tlsloop.SessionCacheMode.OFF;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.jna.SslH.MODE_NO_AUTO_CHAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Method;
import dev.tlsloop.Mode;
import dev.tlsloop.Option;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.SslCtxReader;
import dev.tlsloop.openssl.settings.SslCtxConfigurer;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options, modes and cache modes, read back from the configured {@code SSL_CTX}. */
class SslCtxConfigurerTest {
    private static final long OF_EVERY_CONTEXT = 0x01 | 0x02 | 0x04 | MODE_NO_AUTO_CHAIN;
    private static final long RELEASE_BUFFERS = 0x10;

    /** Loads the library, because this test does not start an engine. */
    @BeforeAll
    static void load() {
        aServer().build().start().close();
    }

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static long readBack(Context context, ToLongFunction<SslCtx> query) {
        try (SslCtx ctx = new SslCtx()) {
            SslCtxConfigurer.apply(context, ctx);
            return query.applyAsLong(ctx);
        }
    }

    @Test
    @PyOpenSslItem("F8")
    @Behaviour({"F015", "F016"})
    void everyContextHasThreeModes() {
        assertEquals(OF_EVERY_CONTEXT, readBack(aServer().build(), SslCtxReader::modes));
    }

    @Test
    @PyOpenSslItem({"F8", "H21"})
    @Behaviour({"F064", "F065"})
    void modesAddUp() {
        ContextBuilder server = aServer().modes(Mode.RELEASE_BUFFERS).modes(Mode.AUTO_RETRY);
        assertEquals(OF_EVERY_CONTEXT | RELEASE_BUFFERS, readBack(server.build(), SslCtxReader::modes));
    }

    @Test
    @PyOpenSslItem("H24")
    @Behaviour("F065")
    void optionsAddUp() {
        ContextBuilder server = aServer().options(NO_TICKET).options(NO_RENEGOTIATION);
        long both = NO_TICKET.bits() | NO_RENEGOTIATION.bits();
        assertEquals(both, both & readBack(server.build(), SslCtxReader::options));
    }

    @Test
    @Behaviour("F065")
    void aNewContextHasThePresetsOfOpenSsl() {
        Context fresh = Context.of(Method.SSLv23)
                .credential(ManualOpenSslPair.LOCALHOST)
                .build();
        long declared = fresh.options().stream().mapToLong(Option::bits).sum();
        assertEquals(
                List.of(0x120000L, 0x120000L), List.of(declared, 0x120000L & readBack(fresh, SslCtxReader::options)));
    }

    @Test
    @PyOpenSslItem("H24")
    void anOptionThatIsNotSetIsAbsent() {
        ContextBuilder server = aServer().options(NO_TICKET);
        assertEquals(0, NO_RENEGOTIATION.bits() & readBack(server.build(), SslCtxReader::options));
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
    void theSessionCacheModeIsTheContexts(SessionCacheMode mode, String number) {
        Context server = aServer().sessionCacheMode(mode).build();
        assertEquals(
                List.of(Set.of(mode), Long.decode(number)),
                List.of(server.sessionCacheMode(), readBack(server, SslCtxReader::sessionCacheMode)));
    }

    @Test
    @PyOpenSslItem("H26")
    @Behaviour("F054")
    void theLastSessionCacheModeCounts() {
        Context before = aServer().sessionCacheMode(BOTH).build();
        Context after = before.toBuilder().sessionCacheMode(OFF).build();
        assertEquals(
                List.of(Set.of(BOTH), 0L),
                List.of(before.sessionCacheMode(), readBack(after, SslCtxReader::sessionCacheMode)));
    }
}
