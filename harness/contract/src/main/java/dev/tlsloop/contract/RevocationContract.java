package dev.tlsloop.contract;

import static dev.tlsloop.Reason.REVOCATION_UNKNOWN;
import static dev.tlsloop.Reason.REVOKED;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Revocation;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.CrlBuilder;
import dev.tlsloop.fixtures.CrlFlaw;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Revocation checks against CRLs and stapled OCSP responses. */
interface RevocationContract extends EnginePair {
    private ContextBuilder checking(Revocation check, CrlBuilder... lists) {
        ContextBuilder client = client().revocation(check);
        for (CrlBuilder list : lists) {
            client.crls(list.lists());
        }
        return client;
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aCertificateOutsideOfTheCrlIsAccepted(TlsVersion version) {
        ContextBuilder client =
                checking(Revocation.CRL, CrlBuilder.by(ContractCredentials.CA).revoking(ContractCredentials.ALICE));
        assertThat(outcome(client, server().versions(version, version))).succeeded();
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aCertificateOnTheCrlIsRevoked(TlsVersion version) {
        ContextBuilder client =
                checking(Revocation.CRL, CrlBuilder.by(ContractCredentials.CA).revoking(ContractCredentials.LOCALHOST));
        assertThat(outcome(client, server().versions(version, version)))
                .failedOn(CLIENT)
                .because(REVOKED)
                .withRevocationCheck(Revocation.CRL)
                .atDepth(0);
    }

    /** Every engine must refuse these flaws; docs/flaws.md shows the others. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELTA_ALONE")
    default void aFlawedCrlIsRefusedForItsReason(CrlFlaw flaw) {
        ContextBuilder client = checking(
                Revocation.CRL, CrlBuilder.by(ContractCredentials.CA).with(flaw).about(ContractCredentials.LOCALHOST));
        assertThat(outcome(client, server()))
                .failedOn(CLIENT)
                .because(flaw.reason())
                .withRevocationCheck(Revocation.CRL);
    }

    @ParameterizedTest
    @EnumSource
    default void withoutARevocationCheckCrlFlawsAreIgnored(CrlFlaw flaw) {
        Chain chain = Chain.from(ContractCredentials.CA).to("localhost", flaw);
        assertThat(outcome(client(), bareServer().credential(chain.credential())))
                .succeeded();
    }

    @Test
    default void withoutACrlTheRevocationIsUnknown() {
        assertThat(outcome(checking(Revocation.CRL), server())).failedOn(CLIENT).because(REVOCATION_UNKNOWN);
    }

    @Test
    default void aCrlOfAnotherAuthorityLeavesTheRevocationUnknown() {
        assertThat(outcome(checking(Revocation.CRL, CrlBuilder.by(ContractCredentials.STRANGERS)), server()))
                .failedOn(CLIENT)
                .because(REVOCATION_UNKNOWN);
    }

    @Test
    default void aBuilderKeepsTheRevocationSettings() {
        Context client = checking(
                        Revocation.CRL, CrlBuilder.by(ContractCredentials.CA).revoking(ContractCredentials.LOCALHOST))
                .build();
        assertThat(outcome(client.toBuilder(), server())).failedOn(CLIENT).because(REVOKED);
    }

    @Test
    default void withoutARevocationCheckARevokedCertificateIsAccepted() {
        assertThat(outcome(client().revocation(Revocation.NONE), server())).succeeded();
    }

    @Test
    default void anUnknownIssuerIsReportedBeforeAnyRevocation() {
        Outcome outcome = outcome(
                checking(Revocation.CRL, CrlBuilder.by(ContractCredentials.CA)),
                bareServer().credential(ContractCredentials.LOCALHOST_OF_STRANGERS));
        assertThat(outcome).failedOn(CLIENT).because(UNKNOWN_ISSUER);
    }

    @Test
    default void theLeafAloneNeedsTheListOfItsIssuerAlone() {
        ContextBuilder client = checking(Revocation.CRL, CrlBuilder.by(ContractCredentials.BELOW));
        assertThat(outcome(client, bareServer().credential(ContractCredentials.LOCALHOST_BELOW)))
                .succeeded();
    }

    @Test
    default void theWholeChainNeedsTheListsOfAllIssuers() {
        ContextBuilder client = checking(Revocation.CRL_ALL, CrlBuilder.by(ContractCredentials.BELOW));
        assertThat(outcome(client, bareServer().credential(ContractCredentials.LOCALHOST_BELOW)))
                .failedOn(CLIENT)
                .because(REVOCATION_UNKNOWN);
    }

    @Test
    default void theWholeChainIsGoodWhereAllListsSaySo() {
        ContextBuilder client = checking(
                Revocation.CRL_ALL, CrlBuilder.by(ContractCredentials.BELOW), CrlBuilder.by(ContractCredentials.CA));
        assertThat(outcome(client, bareServer().credential(ContractCredentials.LOCALHOST_BELOW)))
                .succeeded();
    }

    @Test
    default void anIntermediateIsRevokedAtItsDepth() {
        CrlBuilder ofTheRoot = CrlBuilder.by(ContractCredentials.CA).revoking(ContractCredentials.BELOW.certificate());
        ContextBuilder client = checking(Revocation.CRL_ALL, CrlBuilder.by(ContractCredentials.BELOW), ofTheRoot);
        assertThat(outcome(client, bareServer().credential(ContractCredentials.LOCALHOST_BELOW)))
                .failedOn(CLIENT)
                .because(REVOKED)
                .withRevocationCheck(Revocation.CRL_ALL)
                .atDepth(1);
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aServerLooksUpItsClients(TlsVersion version) {
        ContextBuilder server = server().versions(version, version)
                .trust(ContractCredentials.CA)
                .verify(VerifyMode.PEER)
                .revocation(Revocation.CRL)
                .crls(CrlBuilder.by(ContractCredentials.CA)
                        .revoking(ContractCredentials.ALICE)
                        .x509());
        assertThat(outcome(client().credential(ContractCredentials.ALICE), server))
                .failedOn(SERVER)
                .because(REVOKED);
    }

    @Test
    default void aServerAcceptsAClientThatIsNotOnTheList() {
        ContextBuilder server = server().trust(ContractCredentials.CA)
                .verify(VerifyMode.PEER)
                .revocation(Revocation.CRL)
                .crls(CrlBuilder.by(ContractCredentials.CA)
                        .revoking(ContractCredentials.LOCALHOST)
                        .x509());
        assertThat(outcome(client().credential(ContractCredentials.ALICE), server))
                .succeeded();
    }

    @Test
    default void aCrlIsCheckedAtTheVerificationTimeOfTheChain() {
        Instant then = Instant.parse("2031-05-04T03:02:01Z");
        Authority future = Authority.create("Future", KeyType.EC_P256, Clock.fixed(then, ZoneOffset.UTC));
        Credential credential = future.issue("localhost");
        ContextBuilder client = client().trust(future)
                .verifyAt(then)
                .revocation(Revocation.CRL)
                .crls(CrlBuilder.by(future).x509());
        assertThat(outcome(client, bareServer().credential(credential))).succeeded();
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P384", "RSA_PSS_2048"})
    default void listsOfEveryKindOfKeyAreRead(KeyType type) {
        Chain chain = Chain.from(Authority.create("Other root", type)).to("localhost");
        ContextBuilder client = client().trust(chain).revocation(Revocation.CRL).crls(chain.crls());
        assertThat(outcome(client, bareServer().credential(chain.credential()))).succeeded();
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P384", "RSA_PSS_2048"})
    default void aCrlOfAnyKeyAlgorithmRevokes(KeyType type) {
        Chain chain = Chain.from(Authority.create("Other root", type)).to("localhost", CrlFlaw.REVOKED);
        ContextBuilder client = client().trust(chain).revocation(Revocation.CRL).crls(chain.crls());
        assertThat(outcome(client, bareServer().credential(chain.credential())))
                .failedOn(CLIENT)
                .because(REVOKED);
    }

    @Test
    default void theFlawOfAChainAndThatOfItsListStandTogether() {
        Chain chain = Chain.from(ContractCredentials.CA)
                .via("Intermediate", IssuerFlaw.OUT_OF_ORDER, CrlFlaw.REVOKED)
                .to("localhost");
        ContextBuilder client = client().revocation(Revocation.CRL_ALL).crls(chain.crls());
        assertThat(outcome(client, bareServer().credential(chain.credential())))
                .failedOn(CLIENT)
                .because(REVOKED)
                .atDepth(1);
    }
}
