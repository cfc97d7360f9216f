package dev.tlsloop.contract;

import static dev.tlsloop.Option.HONOUR_CA_HINTS;
import static dev.tlsloop.Reason.NO_CERTIFICATE;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.CLIENT_ONCE;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.NONE;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Reason;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.ClientCertificate.Why;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The server's verification of a client certificate that is trusted, untrusted or missing. */
interface ClientCertificateContract extends EnginePair {
    /** The authorities named by a server that trusts the contract's root. */
    List<X500Principal> NAMED = List.of(ContractCredentials.CA.certificate().getSubjectX500Principal());

    /** The server's verify mode. */
    enum Insistence {
        NONE(VerifyMode.NONE),
        WANT(PEER),
        WANT_ONCE(PEER, CLIENT_ONCE),
        REQUIRE(PEER, FAIL_IF_NO_PEER_CERT);

        private final List<VerifyMode> modes;

        Insistence(VerifyMode... modes) {
            this.modes = List.of(modes);
        }

        ContextBuilder applyTo(ContextBuilder server) {
            return server.trust(ContractCredentials.CA).verify(modes.toArray(VerifyMode[]::new));
        }

        boolean asks() {
            return this != NONE;
        }
    }

    /** The client's credential. */
    enum Presented {
        NOTHING(Optional.empty()),
        GOOD(Optional.of(ContractCredentials.ALICE)),
        STRANGE(Optional.of(ContractCredentials.MALLORY));

        private final Optional<Credential> credential;

        Presented(Optional<Credential> credential) {
            this.credential = credential;
        }

        ContextBuilder applyTo(ContextBuilder client) {
            return credential.map(client::credential).orElse(client);
        }
    }

    /** One combination, whose expected result follows from the server's mode and the client's credential alone. */
    record Asked(TlsVersion version, Insistence insistence, Presented presented) {
        Optional<Reason> refusal() {
            if (presented == Presented.STRANGE && insistence.asks()) {
                return Optional.of(UNKNOWN_ISSUER);
            }
            return presented == Presented.NOTHING && insistence == Insistence.REQUIRE
                    ? Optional.of(NO_CERTIFICATE)
                    : Optional.empty();
        }

        Outcome outcome(EnginePair pair) {
            return pair.outcome(
                    presented.applyTo(pair.client().versions(version, version)), insistence.applyTo(pair.server()));
        }
    }

    /** The client certificate that the outcome must report. */
    private static ClientCertificate expectedCertificate(Asked combination) {
        if (!combination.insistence().asks()) {
            return new ClientCertificate.NotAsked(Optional.of("trust(...) without verify(...)"));
        }
        return combination
                .presented()
                .credential
                .<ClientCertificate>map(c -> new ClientCertificate.Presented(c.chain()))
                .orElse(new ClientCertificate.Withheld(Why.HOLDS_NONE, NAMED));
    }

    default Stream<Asked> combinations() {
        return eachVersion()
                .flatMap(version -> Stream.of(Insistence.values())
                        .flatMap(i -> Stream.of(Presented.values()).map(p -> new Asked(version, i, p))));
    }

    default Stream<Asked> refusedCases() {
        return combinations().filter(a -> a.refusal().isPresent());
    }

    default Stream<Asked> acceptedCases() {
        return combinations().filter(a -> a.refusal().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("refusedCases")
    @PyOpenSslItem({"B1", "B2", "B3"})
    @Behaviour("F277")
    default void theServerRefusesTheClient(Asked combination) {
        assertThat(combination.outcome(this))
                .failedOn(SERVER)
                .because(combination.refusal().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("combinations")
    default void theOutcomeReportsTheClientCertificate(Asked combination) {
        assertEquals(expectedCertificate(combination), combination.outcome(this).clientCertificate());
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void theReportSaysThatTrustWithoutVerifyAsksForNothing(TlsVersion version) {
        Outcome outcome = outcome(
                client().versions(version, version).credential(ContractCredentials.ALICE),
                server().trust(ContractCredentials.CA));
        assertEquals(
                List.of(
                        "client cert: the client was not asked for a certificate: the server declares trust(...) without"
                                + " verify(...); add verify(PEER, FAIL_IF_NO_PEER_CERT) to require one"),
                outcome.toString()
                        .lines()
                        .filter(line -> line.startsWith("client cert"))
                        .toList());
    }

    /** Settings of a server about the client's certificate, other than trust. */
    enum Unverified {
        CLIENT_CAS("clientCas(...)") {
            @Override
            ContextBuilder applyTo(ContextBuilder server) {
                return server.clientCas(NAMED);
            }
        },
        ON_VERIFY("onVerify(...)") {
            @Override
            ContextBuilder applyTo(ContextBuilder server) {
                return server.onVerify(verification -> true);
            }
        };

        private final String setting;

        Unverified(String setting) {
            this.setting = setting;
        }

        abstract ContextBuilder applyTo(ContextBuilder server);
    }

    @ParameterizedTest
    @EnumSource
    default void aServerThatVerifiesNothingAsksForNothing(Unverified unverified) {
        ContextBuilder server = unverified.applyTo(server());
        Outcome outcome = outcome(client().credential(ContractCredentials.ALICE), server);
        assertEquals(
                new ClientCertificate.NotAsked(Optional.of(unverified.setting + " without verify(...)")),
                outcome.clientCertificate());
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    default void aResumedClientIsNotAskedAgain(TlsVersion version) {
        Context client = client().versions(version, version)
                .credential(ContractCredentials.ALICE)
                .build();
        Context server = Insistence.REQUIRE.applyTo(server()).build();
        try (Pair first = Loopback.between(client, server).open();
                Pair second = first.resume()) {
            assertEquals(new ClientCertificate.NotAsked(), second.outcome().clientCertificate());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aClientThatRefusesTheServerSendsNoCertificate(TlsVersion version) {
        ContextBuilder server = bareServer()
                .credential(ContractCredentials.LOCALHOST_OF_STRANGERS)
                .versions(version, version);
        ClientCertificate clientCertificate = outcome(
                        client().credential(ContractCredentials.ALICE), Insistence.REQUIRE.applyTo(server))
                .clientCertificate();
        assertEquals(new ClientCertificate.Unanswered(NAMED), clientCertificate);
    }

    @ParameterizedTest
    @MethodSource("refusedCases")
    default void aRefusedClientHadCompletedInTls13AndNotBefore(Asked combination) {
        Outcome.Refused refused = SuccessfulHandshake.refused(combination.outcome(this));
        assertEquals(combination.version() == TLS_1_3, refused.completed().isPresent());
    }

    @ParameterizedTest
    @MethodSource("acceptedCases")
    @PyOpenSslItem({"B2", "B3", "B4", "H9", "I31", "I32"})
    @Behaviour({"F278", "F313"})
    default void theServerSeesAChainOnlyIfItRequestedOne(Asked combination) {
        Outcome.Success success = SuccessfulHandshake.success(combination.outcome(this));
        boolean expected = combination.insistence().asks() && combination.presented() == Presented.GOOD;
        assertEquals(
                expected ? ContractCredentials.ALICE.chain() : List.of(),
                success.server().peerChain());
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void withTheHintsHonouredAStrangerPresentsNothing(TlsVersion version) {
        ContextBuilder client = client().versions(version, version)
                .credential(ContractCredentials.MALLORY)
                .options(HONOUR_CA_HINTS);
        assertThat(outcome(client, Insistence.REQUIRE.applyTo(server())))
                .failedOn(SERVER)
                .because(NO_CERTIFICATE);
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void withTheHintsHonouredTheOutcomeReportsAnIssuerThatIsNotNamed(TlsVersion version) {
        ContextBuilder client = client().versions(version, version)
                .credential(ContractCredentials.MALLORY)
                .options(HONOUR_CA_HINTS);
        assertEquals(
                new ClientCertificate.Withheld(Why.ISSUER_NOT_NAMED, NAMED),
                outcome(client, Insistence.WANT.applyTo(server())).clientCertificate());
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void withHintsAStrangerIsAcceptedWithoutACertificate(TlsVersion version) {
        ContextBuilder client = client().versions(version, version)
                .credential(ContractCredentials.MALLORY)
                .options(HONOUR_CA_HINTS);
        assertThat(outcome(client, Insistence.WANT.applyTo(server()))).succeeded();
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void withTheHintsHonouredAGoodCertificateIsPresented(TlsVersion version) {
        ContextBuilder client = client().versions(version, version)
                .credential(ContractCredentials.ALICE)
                .options(HONOUR_CA_HINTS);
        assertThat(outcome(client, Insistence.REQUIRE.applyTo(server())))
                .succeeded()
                .withClientCertificate();
    }

    default Stream<Arguments> versionsAndClientFlaws() {
        return eachVersion().flatMap(v -> CommonFlaws.OF_ISSUERS.stream().map(flaw -> Arguments.of(v, flaw)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndClientFlaws")
    default void aBrokenIntermediateOfAClientIsRefusedForItsOneFlaw(TlsVersion version, IssuerFlaw flaw) {
        Chain chain = Chain.from("Root").via("Intermediate", flaw).to("alice");
        ContextBuilder server = server().versions(version, version).trust(chain).verify(PEER, FAIL_IF_NO_PEER_CERT);
        assertThat(outcome(client().credential(chain.credential()), server))
                .failedOn(SERVER)
                .because(flaw.reason());
    }

    default Stream<LeafFlaw> flawsOfAClient() {
        return CommonFlaws.ofLeaves(CLIENT).stream();
    }

    @ParameterizedTest
    @MethodSource("flawsOfAClient")
    default void aBrokenLeafOfAClientIsRefusedForItsOneFlaw(LeafFlaw flaw) {
        Chain chain = Chain.from("Root").via("Intermediate").to("alice", flaw);
        ContextBuilder server = server().trust(chain).verify(PEER, FAIL_IF_NO_PEER_CERT);
        assertThat(outcome(client().credential(chain.credential()), server))
                .failedOn(SERVER)
                .because(flaw.reason());
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aServerDoesNotVerifyTheNameOfItsClient(TlsVersion version) {
        ContextBuilder client = client().versions(version, version).credential(ContractCredentials.GREEN);
        assertThat(outcome(client, Insistence.REQUIRE.applyTo(server()))).succeeded();
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void aServerThatRequestsNoCertificateAcceptsEveryClient(TlsVersion version) {
        ContextBuilder client = client().versions(version, version).credential(ContractCredentials.MALLORY);
        assertThat(outcome(client, server().trust(ContractCredentials.CA).verify(NONE)))
                .succeeded();
    }
}
