package dev.tlsloop.contract;

import static dev.tlsloop.Reason.CERTIFICATE_EXPIRED;
import static dev.tlsloop.Reason.REJECTED_BY_CALLBACK;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.CertificateVerification;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyCallback;
import dev.tlsloop.VerifyCode;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verify callback: its calls, their order, and the effect of its answer. */
interface VerifyCallbackContract extends EnginePair {
    Chain EXPIRED = Chain.from("Root").via("Intermediate", IssuerFlaw.EXPIRED).to("localhost");

    private Outcome verifying(VerifyCallback callback) {
        return outcome(client().onVerify(callback), bareServer().credential(ContractCredentials.LOCALHOST_BELOW));
    }

    private Outcome verifyingExpired(VerifyCallback callback) {
        ContextBuilder client =
                Context.client().engine(clientEngine()).trust(EXPIRED).onVerify(callback);
        return outcome(client, bareServer().credential(EXPIRED.credential()));
    }

    @Test
    default void isCalledFromTheRootDownToTheLeaf() {
        List<Integer> depths = new ArrayList<>();
        verifying(v -> depths.add(v.depth()));
        assertEquals(List.of(2, 1, 0), depths);
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F122")
    default void seesTheCertificateOfEachDepth() {
        List<Object> results = new ArrayList<>();
        verifying(v -> results.add(v.certificate()));
        assertEquals(
                List.of(
                        ContractCredentials.CA.certificate(),
                        ContractCredentials.BELOW.certificate(),
                        ContractCredentials.LOCALHOST_BELOW.certificate()),
                results);
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F124")
    default void receivesNoErrorForAValidChain() {
        List<Object> results = new ArrayList<>();
        verifying(v -> results.add(List.of(v.ok(), v.code())));
        assertEquals(
                List.of(List.of(true, VerifyCode.OK), List.of(true, VerifyCode.OK), List.of(true, VerifyCode.OK)),
                results);
    }

    @Test
    default void receivesTheErrorAndItsDepth() {
        List<Object> results = new ArrayList<>();
        verifyingExpired(v -> v.ok() || results.add(List.of(v.depth(), v.code())));
        assertEquals(List.of(List.of(1, VerifyCode.CERT_HAS_EXPIRED)), results);
    }

    @Test
    default void anAnswerThatConfirmsTheErrorKeepsItsReason() {
        assertThat(verifyingExpired(CertificateVerification::ok))
                .failedOn(CLIENT)
                .because(CERTIFICATE_EXPIRED)
                .atDepth(1);
    }

    @Test
    default void acceptsAChainThatFailedVerification() {
        assertThat(verifyingExpired(v -> true)).succeeded();
    }

    @Test
    default void overridesAHostNameThatDoesNotFit() {
        ContextBuilder client = client().onVerify(v -> true);
        assertThat(outcome(client, bareServer().credential(ContractCredentials.BLUE)))
                .succeeded();
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void rejectsAChainThatPassedVerification(TlsVersion version) {
        ContextBuilder client = client().versions(version, version).onVerify(v -> v.depth() != 0);
        assertThat(outcome(client, server()))
                .failedOn(CLIENT)
                .because(REJECTED_BY_CALLBACK)
                .atDepth(0);
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F128")
    default void isNotCalledAgainAfterItRejected() {
        List<Integer> depths = new ArrayList<>();
        verifying(v -> !depths.add(v.depth()));
        assertEquals(List.of(2), depths);
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F130")
    default void anExceptionOfTheVerifyCallbackIsARefusalWithItsCause() {
        RuntimeException thrown = new IllegalStateException("mine");
        Outcome outcome = verifying(v -> {
            throw thrown;
        });
        assertEquals(
                List.of(REJECTED_BY_CALLBACK, Optional.of(thrown)),
                List.of(
                        SuccessfulHandshake.refused(outcome).reason(),
                        SuccessfulHandshake.refused(outcome).refusal().cause()));
    }

    @Test
    default void getsTheSideThatVerifies() {
        List<Side> sides = new ArrayList<>();
        verifying(v -> sides.add(v.connection().side()));
        assertEquals(List.of(CLIENT, CLIENT, CLIENT), sides);
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void onAServerItMayAcceptAnUntrustedClient(TlsVersion version) {
        ContextBuilder server = server().versions(version, version)
                .trust(ContractCredentials.CA)
                .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT)
                .onVerify(v -> true);
        assertThat(outcome(client().credential(ContractCredentials.MALLORY), server))
                .succeeded()
                .withClientCertificate();
    }

    @Test
    @PyOpenSslItem("H32")
    @Behaviour("F132")
    default void itsRejectionIsIgnoredByAClientThatVerifiesNothing() {
        ContextBuilder client =
                client().verify(VerifyMode.NONE).insecurelySkipHostName().onVerify(v -> false);
        assertThat(outcome(client, server())).succeeded();
    }
}
