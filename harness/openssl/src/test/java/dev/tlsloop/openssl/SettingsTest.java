package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.SSL_3_0;
import static dev.tlsloop.TlsVersion.TLS_1_0;
import static dev.tlsloop.TlsVersion.TLS_1_1;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Method;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
    private static final Authority CA = Authority.create();
    private static final Credential LOCALHOST = CA.issue("localhost");

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static final NamedGroup SECP192R1 = new NamedGroup(19);

    private static ContextBuilder client() {
        return Context.client().engine(OpenSsl.engine()).trust(CA);
    }

    private static ContextBuilder server() {
        return Context.server().engine(OpenSsl.engine()).credential(LOCALHOST);
    }

    static List<Arguments> refused() {
        return List.of(
                Arguments.of(
                        client().versions(SSL_3_0, TLS_1_2),
                        "SSL 3.0 in versions(...) cannot be honoured by the engine openssl: libssl 3 is built without"
                                + " it; run it on the engine jsse after"
                                + " Jsse.insecurelyEnableLegacyProtocolsInThisProcess(), or leave it out"),
                Arguments.of(
                        Context.of(Method.TLSv1).engine(OpenSsl.engine()).cipherList("DEFAULT:@SECLEVEL=2"),
                        "TLS 1.0 in versions(...) cannot be honoured by the engine openssl: its signatures are too weak"
                                + " for the security level 2; allow them with cipherList(\"DEFAULT:@SECLEVEL=0\"),"
                                + " or leave it out"),
                Arguments.of(
                        client().cipherList("SEED"),
                        "cipherList(\"SEED\") cannot be honoured by the engine openssl: this libssl does not have any"
                                + " of [DHE-RSA-SEED-SHA, DHE-DSS-SEED-SHA, ADH-SEED-SHA, SEED-SHA]; select other"
                                + " cipher"
                                + " suites"),
                Arguments.of(
                        client().cipherSuites(new CipherSuite(0x13FE)),
                        "cipherSuites(suite_0x13fe) cannot be honoured by the engine openssl: this libssl does not have"
                                + " suite_0x13fe; use a libssl that has it, or leave it out"),
                Arguments.of(
                        client().groups(NamedGroup.X25519, new NamedGroup(0x0A0A)),
                        "groups(group_0x0a0a) cannot be honoured by the engine openssl: this libssl does not have"
                                + " group_0x0a0a; use a libssl that has it, or leave it out"),
                Arguments.of(
                        client().versions(TLS_1_2, TLS_1_2).groups(SECP192R1, NamedGroup.SECP256R1),
                        "groups(secp192r1) cannot be honoured by the engine openssl: libssl leaves it out at the"
                                + " security level 2 in [TLS 1.2]; allow weak groups with"
                                + " cipherList(\"DEFAULT:@SECLEVEL=0\"), or leave it out"),
                Arguments.of(
                        client().versions(TLS_1_0, TLS_1_1).cipherList("ECDHE+AES"),
                        "TLS 1.1 in versions(...) cannot be honoured by the engine openssl: its signatures are too weak"
                                + " for the security level 2; allow them with cipherList(\"DEFAULT:@SECLEVEL=0\"),"
                                + " or leave it out"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAnUnsupportedSettingInOneSentence(ContextBuilder declared, String sentence) {
        Context context = declared.build();
        assertEquals(
                sentence,
                assertThrows(UnsupportedSettingException.class, context::start).getMessage());
    }

    @Test
    void aKeyThatDoesNotBelongToItsCertificateIsRefused() {
        Credential other = new Credential(CA.issue("other").privateKey(), LOCALHOST.chain());
        Context server =
                Context.server().engine(OpenSsl.engine()).credential(other).build();
        assertEquals(
                "credential(CN=localhost) cannot be honoured by the engine openssl: private key mismatch (SSL"
                        + " routines); use the certificate's own key, of a size that the security level allows, or run"
                        + " it on the engine jsse",
                assertThrows(UnsupportedSettingException.class, server::start).getMessage());
    }

    @Test
    void aKeyThatNoEngineHasIsNotSentToAnotherEngine() {
        assumeTrue(OpenSsl.versionNumber() < 0x3050_0000L, "from 3.5 on libssl signs with ML-DSA");
        Context server = Context.server()
                .engine(OpenSsl.engine())
                .credential(CA.with(KeyType.ML_DSA_44).issue("localhost"))
                .build();
        String sentence =
                assertThrows(UnsupportedSettingException.class, server::start).getMessage();
        assertTrue(
                sentence.endsWith(
                        "; use a key that this libssl supports, such as one of P-256, or install libssl 3.5 or later"),
                sentence);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_0", "TLS_1_1"})
    void anOldVersionRunsWhereTheSecurityLevelAllowsIt(TlsVersion version) {
        Context client = client().versions(version, version)
                .cipherList("DEFAULT:@SECLEVEL=0")
                .build();
        Context server = server().versions(TLS_1_0, TLS_1_2)
                .cipherList("DEFAULT:@SECLEVEL=0")
                .build();
        assertThat(Loopback.between(client, server).handshake()).succeeded().withVersion(version);
    }

    @Test
    void anOldClientWhoseKeyExchangeIsUnsignedRunsAtTheDefaultLevel() {
        Context client =
                client().versions(TLS_1_0, TLS_1_0).cipherList("AES128-SHA").build();
        Context server = Context.server()
                .engine(OpenSsl.engine())
                .credential(CA.with(KeyType.RSA_2048).issue("localhost"))
                .versions(TLS_1_0, TLS_1_2)
                .cipherList("DEFAULT:@SECLEVEL=0")
                .build();
        assertThat(Loopback.between(client, server).handshake()).succeeded().withVersion(TLS_1_0);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void aRangeFromAnOldVersionRunsAtTheDefaultLevel(TlsVersion highest) {
        Context client = client().versions(TLS_1_0, highest).build();
        Context server = server().versions(TLS_1_0, highest).build();
        assertThat(Loopback.between(client, server).handshake()).succeeded().withVersion(highest);
    }

    @Test
    void aWeakGroupRunsWhereTheSecurityLevelAllowsIt() {
        Context client = client().versions(TLS_1_2, TLS_1_2)
                .cipherList("DEFAULT:@SECLEVEL=0")
                .groups(SECP192R1, NamedGroup.SECP256R1)
                .build();
        Context server =
                server().cipherList("DEFAULT:@SECLEVEL=0").groups(SECP192R1).build();
        assertThat(Loopback.between(client, server).handshake()).succeeded().withVersion(TLS_1_2);
    }

    @Test
    void aRangeMayHaveAHole() {
        Context client = client().versions(TLS_1_1, TLS_1_3)
                .options(Option.NO_TLSv1_2)
                .cipherList("DEFAULT:@SECLEVEL=0")
                .build();
        Context server = server().versions(TLS_1_1, TLS_1_2)
                .cipherList("DEFAULT:@SECLEVEL=0")
                .build();
        assertThat(Loopback.between(client, server).handshake()).succeeded().withVersion(TLS_1_1);
    }

    @Test
    void theGroupsAreInTheOrderThatIsGiven() {
        Context client =
                client().groups(NamedGroup.SECP521R1, NamedGroup.X25519).build();
        assertThat(Loopback.between(client, server().build()).handshake())
                .succeeded()
                .withGroup(NamedGroup.SECP521R1);
    }
}
