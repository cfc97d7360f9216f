package dev.tlsloop.report.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.SampleOutcomes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lines, the offers and the chains of real handshakes. */
class LadderTest {
    private static final Map<String, Outcome> SAMPLES = SampleOutcomes.all();

    private static Optional<Offer> offer(String sample, String what) {
        return Offers.of(SAMPLES.get(sample)).stream()
                .filter(offer -> offer.what().equals(what))
                .findFirst();
    }

    private static List<String> subjects(String sample, Side presenter) {
        return ChainTree.of(SAMPLES.get(sample), presenter).stream()
                .flatMap(chain -> chain.roots().stream())
                .flatMap(LadderTest::below)
                .map(node -> node.depth() + " " + node.subject()
                        + node.flaw().map(flaw -> " !").orElse(""))
                .toList();
    }

    private static Stream<CertificateNode> below(CertificateNode node) {
        return Stream.concat(Stream.of(node), node.issued().stream().flatMap(LadderTest::below));
    }

    @Test
    void everyDecryptedMessageHasFields() {
        assertEquals(
                List.of(),
                Ladder.of(SAMPLES.get("mutual")).stream()
                        .filter(step -> step.kind() == Step.Kind.MESSAGE
                                && step.fields().isEmpty())
                        .toList());
    }

    @Test
    void aRunWithoutRecordingHasNoFields() {
        assertTrue(Ladder.of(SAMPLES.get("without-recording")).stream()
                .allMatch(step -> step.fields().isEmpty()));
    }

    @Test
    void theAlertOfARefusalHasFields() {
        assertEquals(
                List.of("level", "description"),
                Ladder.of(SAMPLES.get("mismatch")).get(1).fields().stream()
                        .map(field -> field.name())
                        .toList());
    }

    @Test
    void aMismatchStandsFirst() {
        assertEquals(
                new Offer("protocol versions", List.of("TLS 1.3"), Optional.of(List.of("TLS 1.2")), Optional.empty()),
                Offers.of(SAMPLES.get("mismatch")).get(0));
    }

    @Test
    void aMismatchHasNothingInCommon() {
        assertEquals(List.of(), Offers.of(SAMPLES.get("mismatch")).get(0).common());
    }

    @Test
    void theAlpnAnswerOfTls13ComesFromTheEncryptedExtensions() {
        assertEquals(Optional.of("h2"), offer("success", "ALPN protocols").flatMap(Offer::chosen));
    }

    @Test
    void theSchemeOfTls12ComesFromTheServerKeyExchange() {
        assertEquals(
                Optional.of("ecdsa_secp256r1_sha256"),
                offer("success-tls12", "schemes for the server's signature").flatMap(Offer::chosen));
    }

    @Test
    void theGroupOfTls12ComesFromTheServerKeyExchange() {
        assertEquals(Optional.of("x25519"), offer("success-tls12", "groups").flatMap(Offer::chosen));
    }

    @Test
    void afterARetryTheSecondHelloCounts() {
        assertEquals(
                Optional.of(List.of("secp384r1")), offer("retry", "key shares").map(Offer::offered));
    }

    @Test
    void theServersOfferToAClientIsThere() {
        assertTrue(offer("mutual", "schemes for the client's signature").isPresent());
    }

    @Test
    void aServerThatAsksForNoCertificateOffersNoSchemes() {
        assertTrue(offer("success", "schemes for the client's signature").isEmpty());
    }

    @Test
    void anAnswerThatWasNotOfferedIsForeign() {
        assertTrue(new Offer("groups", List.of("a"), Optional.empty(), Optional.of("b")).isForeign());
    }

    @Test
    void theFlawedCertificateIsInItsPlace() {
        assertEquals(List.of("-1 CN=Root", "1 CN=Intermediate !", "0 CN=localhost"), subjects("refused", Side.SERVER));
    }

    @Test
    void aStrangersCertificateIsMarkedAndNotTheServers() {
        assertEquals(
                List.of(1L, 0L),
                Stream.of(Side.CLIENT, Side.SERVER)
                        .map(side -> subjects("stranger", side).stream()
                                .filter(subject -> subject.endsWith("!"))
                                .count())
                        .toList());
    }

    @Test
    void aClientWithoutCertificateHasNoChain() {
        assertEquals(List.of(), subjects("success", Side.CLIENT));
    }
}
