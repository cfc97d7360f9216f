package dev.tlsloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.spec.DHParameterSpec;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContextBuilderTest {
    private static final X500Principal NAME = new X500Principal("CN=Some authority");
    private static final DHParameterSpec DH = new DHParameterSpec(BigInteger.valueOf(23), BigInteger.valueOf(5));
    private static final InfoCallback INFO = (connection, where, value) -> {};
    private static final KeyLogCallback KEY_LOG = (connection, line) -> {};
    private static final OcspResponseCallback JUDGES = (connection, response) -> true;
    private static final OcspStapleCallback STAPLES = connection -> Optional.empty();
    private static final NextProtocolAdvertiseCallback ADVERTISES = connection -> List.of();
    private static final NextProtocolSelectCallback SELECTS = (connection, offered) -> offered.get(0);

    private static Context declared() {
        return Context.of(Method.SSLv23)
                .options(Option.NO_TICKET)
                .modes(Mode.RELEASE_BUFFERS)
                .sessionCacheMode(SessionCacheMode.BOTH)
                .sessionTimeout(Duration.ofSeconds(7))
                .sessionIdContext(new byte[] {1, 2})
                .clientCas(List.of(NAME))
                .temporaryDh(DH)
                .temporaryEcdh(NamedGroup.X448)
                .srtp(SrtpProfile.SRTP_AEAD_AES_256_GCM)
                .verify(VerifyMode.PEER)
                .revocation(Revocation.CRL)
                .appData("mine")
                .onInfo(INFO)
                .onKeyLog(KEY_LOG)
                .onOcspResponse(JUDGES)
                .onOcspStaple(STAPLES)
                .onNextProtocolAdvertise(ADVERTISES)
                .onNextProtocolSelect(SELECTS)
                .build();
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                setting(
                        Context::options,
                        Set.of(Option.NO_COMPRESSION, Option.ENABLE_MIDDLEBOX_COMPAT, Option.NO_TICKET)),
                setting(Context::modes, EnumSet.allOf(Mode.class)),
                setting(Context::sessionCacheMode, Set.of(SessionCacheMode.BOTH)),
                setting(Context::revocation, Set.of(Revocation.CRL)),
                setting(Context::sessionTimeout, Duration.ofSeconds(7)),
                setting(c -> List.of(c.sessionIdContext()[0], c.sessionIdContext()[1]), List.of((byte) 1, (byte) 2)),
                setting(Context::clientCas, Optional.of(List.of(NAME))),
                setting(Context::temporaryDh, Optional.of(DH)),
                setting(Context::groups, List.of(NamedGroup.X448)),
                setting(Context::srtp, List.of(SrtpProfile.SRTP_AEAD_AES_256_GCM)),
                setting(Context::appData, Optional.of("mine")),
                setting(Context::infoCallback, Optional.of(INFO)),
                setting(Context::keyLogCallback, Optional.of(KEY_LOG)),
                setting(Context::ocspResponseCallback, Optional.of(JUDGES)),
                setting(Context::ocspStapleCallback, Optional.of(STAPLES)),
                setting(Context::nextProtocolAdvertiseCallback, Optional.of(ADVERTISES)),
                setting(Context::nextProtocolSelectCallback, Optional.of(SELECTS)));
    }

    private static Arguments setting(Function<Context, Object> accessor, Object value) {
        return arguments(accessor, value);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aContextHoldsTheSettingsOfItsBuilder(Function<Context, Object> accessor, Object value) {
        assertEquals(value, accessor.apply(declared()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aBuilderOfAContextKeepsAllSettings(Function<Context, Object> accessor, Object value) {
        assertEquals(value, accessor.apply(declared().toBuilder().build()));
    }

    @Test
    void changingTheBuilderDoesNotChangeTheContext() {
        Context context = declared();
        context.toBuilder()
                .sessionCacheMode(SessionCacheMode.OFF)
                .srtp(SrtpProfile.SRTP_AES128_CM_SHA1_32)
                .build();
        assertEquals(
                List.of(Set.of(SessionCacheMode.BOTH), List.of(SrtpProfile.SRTP_AEAD_AES_256_GCM)),
                List.of(context.sessionCacheMode(), context.srtp()));
    }

    @Test
    void theDefaultSessionIdContextIsTheLibrarysName() {
        byte[] id = Context.client().build().sessionIdContext();
        assertEquals("tlsloop", new String(id, StandardCharsets.US_ASCII));
    }

    @Test
    void aContextOfAMethodHasNoSessionIdContextAndNoClientCas() {
        Context context = Context.of(Method.SSLv23).build();
        assertEquals(
                List.of(0, Optional.of(List.of())), List.of(context.sessionIdContext().length, context.clientCas()));
    }

    @Test
    void copiesTheSessionIdContext() {
        byte[] mine = {1};
        ContextBuilder builder = Context.client().sessionIdContext(mine);
        mine[0] = 2;
        assertEquals(1, builder.build().sessionIdContext()[0]);
    }

    @Test
    void printsTheRevocationChecks() {
        assertEquals(
                "client; TLS 1.2, TLS 1.3; verify PEER and host name; revocation STAPLE, CRL",
                Context.client()
                        .revocation(Revocation.STAPLE, Revocation.CRL)
                        .build()
                        .toString());
    }

    @Test
    void printsTheSrtpProfiles() {
        assertEquals(
                "client; TLS 1.2, TLS 1.3; verify PEER and host name; srtp SRTP_AES128_CM_SHA1_80",
                Context.client()
                        .srtp(SrtpProfile.SRTP_AES128_CM_SHA1_80)
                        .build()
                        .toString());
    }
}
