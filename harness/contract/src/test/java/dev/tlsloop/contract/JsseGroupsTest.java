package dev.tlsloop.contract;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The groups of a client on the JDK's engine, which restrict key exchange only. */
class JsseGroupsTest {
    private static Outcome onlyX25519(TlsVersion version, PublicKeyAlgorithm keyOfTheServer) {
        Context client = Context.client()
                .trust(ContractCredentials.CA)
                .versions(version, version)
                .groups(NamedGroup.X25519)
                .build();
        Context server = Context.server()
                .credential(ContractCredentials.localhost(keyOfTheServer))
                .build();
        return Loopback.between(client, server).handshake();
    }

    static Stream<Arguments> signaturesWithAnotherCurve() {
        return Stream.of(
                Arguments.of(TLS_1_3, PublicKeyAlgorithm.EC),
                Arguments.of(TLS_1_3, PublicKeyAlgorithm.RSA),
                Arguments.of(TLS_1_2, PublicKeyAlgorithm.RSA));
    }

    @ParameterizedTest
    @MethodSource("signaturesWithAnotherCurve")
    void signaturesMayHaveAnotherCurve(TlsVersion version, PublicKeyAlgorithm keyOfTheServer) {
        assertThat(onlyX25519(version, keyOfTheServer)).succeeded().withGroup(NamedGroup.X25519);
    }

    private static Outcome toServerOfX25519() {
        Context client = Context.client()
                .trust(ContractCredentials.CA)
                .versions(TLS_1_2, TLS_1_2)
                .build();
        Context server = Context.server()
                .credential(ContractCredentials.localhost(PublicKeyAlgorithm.EC))
                .groups(NamedGroup.X25519)
                .build();
        return Loopback.between(client, server).handshake();
    }

    @Test
    @EnabledForJreRange(
            max = JRE.JAVA_19,
            disabledReason = "from JDK 20 on groups are set by name, and count for keys too")
    void aServerPresentsAKeyOutsideItsGroups() {
        assertThat(toServerOfX25519()).succeeded().withGroup(NamedGroup.X25519);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_20, disabledReason = "before JDK 20 groups are for key exchange alone")
    void aServerThatPresentsNoKeyOutsideItsGroupsSaysSo() {
        Outcome outcome = toServerOfX25519();
        assertThat(outcome).failedOn(Side.SERVER).because(Reason.NO_COMMON_GROUP);
        String detail = SuccessfulHandshake.refused(outcome).refusal().detail();
        assertTrue(
                detail.startsWith("the server's keys use the curves [secp256r1], and its groups are [x25519]; "),
                detail);
    }

    /** Up to TLS 1.2 the groups also restrict certificates (RFC 8422, 5.1). */
    @Test
    void theCurveOfACertificateIsOneOfTheGroupsUpToTls12() {
        assertThat(onlyX25519(TLS_1_2, PublicKeyAlgorithm.EC))
                .failedOn(Side.SERVER)
                .because(Reason.NO_COMMON_GROUP);
    }
}
