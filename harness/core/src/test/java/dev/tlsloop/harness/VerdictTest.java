package dev.tlsloop.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Alert;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.wire.WireMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {
    private static final Party PARTY = () -> {
        throw new IllegalStateException("not to be started");
    };
    private static final Transcript SILENT = new Transcript(List.of());
    private static final Transcript CLEAR_ALERT = new Transcript(List.of(
            new Entry(1, Side.SERVER, new Event.Sent(new WireMessage.ClearAlert(2, Alert.UNKNOWN_CA.code(), 7)), 7)));

    /** Every standing x established or not x no refusal, found, heard x before and after the other side. */
    static List<SideResult> reports() {
        List<SideResult> reports = new ArrayList<>();
        for (HandshakeProgress progress : HandshakeProgress.values()) {
            for (Optional<Negotiated> agreed :
                    List.of(Optional.of(NegotiatedParameters.tls13()), Optional.<Negotiated>empty())) {
                for (int step : new int[] {1, 2}) {
                    reports.add(new SideResult(progress, agreed, Optional.empty(), Optional.empty(), step));
                    reports.add(new SideResult(progress, agreed, Optional.of(found()), Optional.empty(), step));
                    reports.add(new SideResult(progress, agreed, Optional.of(heard()), Optional.empty(), step));
                    reports.add(new SideResult(progress, agreed, Optional.of(heard()), heard().alert(), step));
                }
            }
        }
        return reports;
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyCombinationKeepsTheRules(SideResult client) {
        assertTrue(reports().stream().allMatch(server -> keepsTheRules(client, server)));
    }

    private static boolean keepsTheRules(SideResult client, SideResult server) {
        Outcome outcome = judge(client, server, SILENT);
        boolean refused = client.refusal().isPresent() || server.refusal().isPresent();
        boolean established =
                client.negotiated().isPresent() && server.negotiated().isPresent();
        boolean talking = client.progress() == HandshakeProgress.TALKS || server.progress() == HandshakeProgress.TALKS;
        if (refused) {
            return outcome instanceof Outcome.Refused actual && keepsTheRules(client, server, actual);
        }
        return established && !talking ? outcome instanceof Outcome.Success : outcome instanceof Outcome.Stalled;
    }

    private static boolean keepsTheRules(SideResult client, SideResult server, Outcome.Refused refused) {
        SideResult mine = refused.side() == Side.CLIENT ? client : server;
        SideResult theirs = refused.side() == Side.CLIENT ? server : client;
        if (client.foundFault() || server.foundFault()) {
            return mine.foundFault() && !(theirs.foundFault() && theirs.step() < mine.step());
        }
        return theirs.wasToldByPeer() && !(mine.wasToldByPeer() && mine.step() < theirs.step());
    }

    @Test
    void aRefusalTellsWhatTheOtherSideHadCompleted() {
        Outcome outcome = judge(established(NegotiatedParameters.tls13()), foundReport(found(), 1), SILENT);
        assertEquals(
                Optional.of(NegotiatedParameters.tls13()),
                outcome instanceof Outcome.Refused refused ? refused.completed() : Optional.empty());
    }

    @Test
    void theAlertThatTheRefuserSaysItSentComesFirst() {
        SideResult client = heardReport(Alert.HANDSHAKE_FAILURE);
        SideResult server = foundReport(found().withAlert(Alert.UNRECOGNIZED_NAME), 1);
        assertEquals(Optional.of(Alert.UNRECOGNIZED_NAME), alert(judge(client, server, CLEAR_ALERT)));
    }

    @Test
    void theAlertThatTheOtherHeardComesSecond() {
        SideResult client = heardReport(Alert.HANDSHAKE_FAILURE);
        assertEquals(Optional.of(Alert.HANDSHAKE_FAILURE), alert(judge(client, foundReport(found(), 1), CLEAR_ALERT)));
    }

    @Test
    void anAlertInTheClearComesThird() {
        assertEquals(Optional.of(Alert.UNKNOWN_CA), alert(judge(waiting(), foundReport(found(), 1), CLEAR_ALERT)));
    }

    @Test
    void anAlertOfTheOtherSideIsNotTheRefusers() {
        assertEquals(Optional.empty(), alert(judge(foundReport(found(), 1), waiting(), CLEAR_ALERT)));
    }

    @Test
    void theAlertOfAConsequenceIsNotTheRefusers() {
        SideResult consequence = foundReport(found().withAlert(Alert.BAD_RECORD_MAC), 2);
        assertEquals(Optional.empty(), alert(judge(foundReport(found(), 1), consequence, SILENT)));
    }

    @Test
    void aForgedAlertIsTheRefusalOfTheSideThatReceivedIt() {
        SideResult client =
                new SideResult(HandshakeProgress.WAITS, Optional.empty(), Optional.of(heard()), heard().alert(), 1);
        Outcome outcome = judge(client, waiting(), SILENT);
        assertEquals(
                List.of(Side.CLIENT, heard(), Optional.empty()),
                outcome instanceof Outcome.Refused refused
                        ? List.of(refused.side(), refused.refusal(), refused.reported())
                        : List.of());
    }

    static List<Arguments> alerts() {
        return IntStream.range(0, 256)
                .mapToObj(Alert::new)
                .map(alert -> Arguments.of(alert, Reason.saidBy(alert)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void theReasonFollowsFromTheAlertThatTheOtherHeard(Alert alert, Reason said) {
        SideResult server = foundReport(Refusal.of(Reason.OTHER, "no reason"), 1);
        assertEquals(Optional.of(said), reason(judge(heardReport(alert), server, SILENT)));
    }

    @Test
    void theReasonFollowsFromAnAlertInTheClear() {
        SideResult server = foundReport(Refusal.of(Reason.OTHER, "no reason"), 1);
        assertEquals(Optional.of(Reason.UNKNOWN_ISSUER), reason(judge(waiting(), server, CLEAR_ALERT)));
    }

    @Test
    void theReasonOfTheEngineIsBetterThanThatOfTheAlert() {
        SideResult server = foundReport(Refusal.of(Reason.NAME_MISMATCH, "found"), 1);
        assertEquals(Optional.of(Reason.NAME_MISMATCH), reason(judge(heardReport(Alert.UNKNOWN_CA), server, SILENT)));
    }

    private static Optional<Reason> reason(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    static List<Arguments> differing() {
        return List.of(
                Arguments.of(NegotiatedParameters.tls12(), "version: client TLS 1.2, server TLS 1.3"),
                Arguments.of(NegotiatedParameters.tls13("h2"), "alpn: client h2, server nothing"),
                Arguments.of(NegotiatedParameters.resumed(), "resumed: client true, server false"));
    }

    @ParameterizedTest
    @MethodSource("differing")
    void establishedSidesThatDifferDisagree(Negotiated client, String difference) {
        Outcome outcome = judge(established(client), established(NegotiatedParameters.tls13()), SILENT);
        assertEquals(
                List.of(difference),
                outcome instanceof Outcome.Disagreed disagreed ? disagreed.differences() : List.of());
    }

    @Test
    void differentServerNamesDisagree() {
        Outcome outcome = judge(
                established(NegotiatedParameters.named("a.test")),
                established(NegotiatedParameters.named("b.test")),
                SILENT);
        assertTrue(outcome instanceof Outcome.Disagreed);
    }

    @Test
    void aServerNameThatOneSideDoesNotKnowIsNoDisagreement() {
        Outcome outcome = judge(
                established(NegotiatedParameters.named("a.test")), established(NegotiatedParameters.tls13()), SILENT);
        assertTrue(outcome instanceof Outcome.Success);
    }

    @Test
    void theTableHoldsEveryStanding() {
        assertEquals(
                Arrays.asList(HandshakeProgress.values()),
                reports().stream().map(SideResult::progress).distinct().toList());
    }

    private static Outcome judge(SideResult client, SideResult server, Transcript transcript) {
        return new Verdict(
                        client, server, PARTY, new ClientCertificate.NotAsked(), new EngineNames("a", "b"), transcript)
                .outcome();
    }

    private static Refusal found() {
        return Refusal.of(Reason.UNKNOWN_ISSUER, "found");
    }

    private static Refusal heard() {
        return Refusal.reportedByPeer(Alert.HANDSHAKE_FAILURE);
    }

    private static SideResult foundReport(Refusal refusal, int step) {
        return new SideResult(HandshakeProgress.WAITS, Optional.empty(), Optional.of(refusal), Optional.empty(), step);
    }

    private static SideResult heardReport(Alert alert) {
        return new SideResult(
                HandshakeProgress.WAITS,
                Optional.empty(),
                Optional.of(Refusal.reportedByPeer(alert)),
                Optional.empty(),
                2);
    }

    private static SideResult waiting() {
        return new SideResult(HandshakeProgress.WAITS, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    private static SideResult established(Negotiated negotiated) {
        return new SideResult(
                HandshakeProgress.ESTABLISHED, Optional.of(negotiated), Optional.empty(), Optional.empty(), 0);
    }

    private static Optional<Alert> alert(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.alert() : Optional.empty();
    }
}
