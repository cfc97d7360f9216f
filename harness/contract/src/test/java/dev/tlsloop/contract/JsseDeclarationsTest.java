package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Option;
import dev.tlsloop.SrtpProfile;
import dev.tlsloop.UnsupportedSettingException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.DHParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of pyOpenSSL that the JDK lacks, refused when the endpoint starts, by name and with a remedy. */
class JsseDeclarationsTest {
    private static ContextBuilder client() {
        return Context.client().trust(ContractCredentials.CA);
    }

    private static ContextBuilder server() {
        return Context.server().credential(ContractCredentials.LOCALHOST);
    }

    static Stream<Arguments> unsupported() {
        return Stream.of(
                Arguments.of(
                        client().options(Option.NO_RENEGOTIATION),
                        "options(NO_RENEGOTIATION)",
                        "the JDK answers each request for one"),
                Arguments.of(
                        server().onNextProtocolAdvertise(connection -> List.of(AlpnProtocol.HTTP_1_1)),
                        "onNextProtocolAdvertise(...)",
                        "the JDK never had NPN"),
                Arguments.of(
                        client().onNextProtocolSelect((connection, offered) -> AlpnProtocol.HTTP_1_1),
                        "onNextProtocolSelect(...)",
                        "the JDK never had NPN"),
                Arguments.of(
                        client().srtp(SrtpProfile.SRTP_AES128_CM_SHA1_80),
                        "srtp([SRTP_AES128_CM_SHA1_80])",
                        "the JDK does not have use_srtp"),
                Arguments.of(
                        server().temporaryDh(new DHParameterSpec(BigInteger.valueOf(23), BigInteger.valueOf(5))),
                        "temporaryDh(...)",
                        "the JDK takes no parameters but its own (jdk.tls.ephemeralDHKeySize)"));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void isRefusedWhenItStarts(ContextBuilder declared, String setting, String why) {
        Context context = declared.build();
        assertEquals(
                setting + " cannot be honoured by the engine jsse: " + why
                        + "; run it on the engine openssl, or leave it out",
                assertThrows(UnsupportedSettingException.class, context::start).getMessage());
    }

    @Test
    void aStapleIsRefusedWithTheWayThatTheJdkHas() {
        Context context = server().onOcspStaple(connection -> Optional.empty()).build();
        assertEquals(
                "ocspStaple(...) cannot be honoured by the engine jsse: the JDK staples only what it has fetched from a"
                        + " responder itself; run it on the engine openssl, or let the JDK fetch it"
                        + " (docs/revocation.md)",
                assertThrows(UnsupportedSettingException.class, context::start).getMessage());
    }

    @Test
    void aStapleIsNotLostOnTheWayToAnotherContext() {
        Context copy = server().onOcspStaple(connection -> Optional.empty()).build().toBuilder()
                .build();
        assertThrows(UnsupportedSettingException.class, copy::start);
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void isNotLostOnTheWayToAnotherContext(ContextBuilder declared, String setting, String why) {
        Context copy = declared.build().toBuilder().build();
        assertThrows(UnsupportedSettingException.class, copy::start, setting + why);
    }
}
