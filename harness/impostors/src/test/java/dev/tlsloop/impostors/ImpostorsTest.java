package dev.tlsloop.impostors;

import static dev.tlsloop.impostors.ImpostorAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found out about clients that check everything, something, nothing, and that refuse everybody. */
class ImpostorsTest {
    private static final ImpostorReport OF_SOUND = Impostors.by(Clients.CA).meet(Clients.sound());
    private static final ImpostorReport OF_REFUSING = Impostors.by(Clients.CA).meet(Clients.refusingEverybody());

    private static ImpostorReport met(dev.tlsloop.Party client) {
        return Impostors.by(Clients.CA).meet(client);
    }

    @Test
    void aDeclaredClientVerifies() {
        assertThat(OF_SOUND).verifies();
    }

    @Test
    void anSslContextWithHostNamesCheckedVerifies() {
        assertThat(met(Clients.ofTheJdk())).verifies();
    }

    @Test
    void anSslContextAloneChecksNoHostName() {
        assertThat(met(Clients.withoutHostCheck()))
                .checks(VerificationStep.CHAIN)
                .checks(VerificationStep.VALIDITY)
                .checks(VerificationStep.PURPOSE)
                .doesNotCheck(VerificationStep.HOST_NAME);
    }

    @Test
    void aClientThatTrustsAnybodyChecksNothing() {
        assertThat(met(Clients.trustingAnybody()))
                .doesNotCheck(VerificationStep.CHAIN)
                .doesNotCheck(VerificationStep.VALIDITY)
                .doesNotCheck(VerificationStep.HOST_NAME)
                .doesNotCheck(VerificationStep.PURPOSE);
    }

    @Test
    void aDeclaredClientWithoutVerificationChecksNoChain() {
        Context careless = Context.client()
                .verify(VerifyMode.NONE)
                .insecurelySkipHostName()
                .build();
        assertThat(met(careless)).doesNotCheck(VerificationStep.CHAIN);
    }

    @Test
    void aClientThatOnlyComparesNamesAcceptsAForgery() {
        ImpostorReport report = met(Clients.trustingNames());
        assertThat(report).refuses(Impostor.STRANGER).doesNotCheck(VerificationStep.CHAIN);
        assertInstanceOf(VerificationResult.NotChecked.class, report.on(Impostor.FORGED));
    }

    @ParameterizedTest
    @EnumSource(Impostor.class)
    void everyImpostorIsRefusedForWhatIsWrongWithIt(Impostor impostor) {
        Map<Impostor, Reason> reasons = Map.of(
                Impostor.STRANGER, Reason.UNKNOWN_ISSUER,
                Impostor.SELF_SIGNED, Reason.UNKNOWN_ISSUER,
                Impostor.FORGED, Reason.BAD_SIGNATURE,
                Impostor.NOT_A_CA, Reason.NOT_A_CA,
                Impostor.EXPIRED, Reason.CERTIFICATE_EXPIRED,
                Impostor.EXPIRED_ISSUER, Reason.CERTIFICATE_EXPIRED,
                Impostor.NOT_YET_VALID, Reason.CERTIFICATE_NOT_YET_VALID,
                Impostor.WRONG_NAME, Reason.NAME_MISMATCH,
                Impostor.WRONG_PURPOSE, Reason.WRONG_PURPOSE);
        VerificationResult.Checked checked = assertInstanceOf(VerificationResult.Checked.class, OF_SOUND.on(impostor));
        assertEquals(Optional.of(reasons.get(impostor)), checked.outcome().reason());
    }

    @Test
    void aClientThatRefusesEveryServerDoesNotVerify() {
        AssertionError error =
                assertThrows(AssertionError.class, () -> assertThat(OF_REFUSING).verifies());
        assertTrue(
                error.getMessage()
                        .contains("but        : nothing is known about the chain, nothing is known about the validity,"
                                + " nothing is known about the host name, nothing is known about the purpose"),
                error.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Impostor.class)
    void aClientThatRefusesEveryServerIsUnknown(Impostor impostor) {
        VerificationResult.Unknown unknown =
                assertInstanceOf(VerificationResult.Unknown.class, OF_REFUSING.on(impostor));
        assertEquals(
                "it does not accept a sound server either, it failed on the client because" + " REJECTED_BY_CALLBACK",
                unknown.why());
    }

    @Test
    void theRemedyForAnAuthorityThatIsNotTrustedIsAnother() {
        ImpostorReport report = Impostors.by(Authority.create("Another root")).meet(Clients.sound());
        VerificationResult.Unknown unknown =
                assertInstanceOf(VerificationResult.Unknown.class, report.on(Impostor.WRONG_NAME));
        assertEquals("give the authority that it trusts, or make it trust this one", unknown.remedy());
    }

    @Test
    void theRemedyForServersThatItCannotTalkToIsOthers() {
        Context old = Context.client()
                .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                .trust(Clients.CA)
                .build();
        ImpostorReport report = Impostors.by(Clients.CA)
                .withServers(server -> server.versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3))
                .meet(old);
        VerificationResult.Unknown unknown =
                assertInstanceOf(VerificationResult.Unknown.class, report.on(Impostor.EXPIRED));
        assertEquals("give the servers a common setting, withKeyType(...) or withServers(...)", unknown.remedy());
    }

    @Test
    void aClientForRsaAloneMeetsImpostorsWithRsaKeys() {
        Context forRsa = Context.client()
                .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                .cipherList("ECDHE-RSA-AES128-GCM-SHA256")
                .trust(Clients.CA)
                .build();
        assertThat(Impostors.by(Clients.CA).withKeyType(KeyType.RSA_2048).meet(forRsa))
                .verifies();
    }

    @Test
    void theNameThatIsAskedForMayBeAnother() {
        ImpostorReport report =
                Impostors.by(Clients.CA).withServerName("api.test").meet(Clients.sound());
        assertThat(report).verifies();
    }

    @Test
    void withoutAnAuthorityASoundClientIsKnownToAcceptNoStranger() {
        assertThat(Impostors.ofStrangers().meet(Clients.sound())).acceptsNoImpostor();
    }

    @Test
    void withoutAnAuthorityNothingElseIsKnownOfASoundClient() {
        VerificationResult.Unknown unknown = assertInstanceOf(
                VerificationResult.Unknown.class,
                Impostors.ofStrangers().meet(Clients.sound()).on(VerificationStep.CHAIN));
        assertEquals(
                new VerificationResult.Unknown(
                        "no server is known that it accepts, and it does not accept a stranger: it failed on the client because"
                                + " UNKNOWN_ISSUER",
                        "give an authority that it trusts, Impostors.by(authority)"),
                unknown);
    }

    @Test
    void withoutAnAuthorityWhoAcceptsStrangersIsFoundOut() {
        assertThrows(
                AssertionError.class,
                () -> assertThat(Impostors.ofStrangers().meet(Clients.trustingAnybody()))
                        .acceptsNoImpostor());
    }

    @Test
    void aClientThatAcceptsStrangersMeetsTheOtherImpostors() {
        assertThat(Impostors.ofStrangers().meet(Clients.trustingWhoeverIsValid()))
                .doesNotCheck(VerificationStep.CHAIN)
                .checks(VerificationStep.VALIDITY);
    }

    @Test
    void everyCheckHasAnImpostor() {
        assertEquals(
                java.util.Set.of(VerificationStep.values()),
                Stream.of(Impostor.values()).map(Impostor::check).collect(Collectors.toSet()));
    }
}
