package dev.tlsloop.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Alert;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Method;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import dev.tlsloop.harness.assertion.Expectations;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopbackTest {
    private static final String HELLO = "hello";
    private final List<String> log = new ArrayList<>();

    private static ScriptedSteps client() {
        return new ScriptedSteps()
                .sends(HELLO)
                .awaits(3)
                .establishes(NegotiatedParameters.tls13())
                .sends("fin");
    }

    private static ScriptedSteps server() {
        return new ScriptedSteps().awaits(5).sends("sh.").awaits(3).establishes(NegotiatedParameters.tls13());
    }

    private static Loopback between(ScriptedSteps client, ScriptedSteps server) {
        return Loopback.between(ScriptedEndpoint.playing(client), ScriptedEndpoint.playing(server));
    }

    @Test
    void aHandshakeThatBothSidesCompleteIsASuccess() {
        assertInstanceOf(Outcome.Success.class, between(client(), server()).handshake());
    }

    @Test
    void aServerThatRefusesAfterTheClientIsEstablishedIsARefusal() {
        ScriptedSteps server =
                new ScriptedSteps().awaits(5).sends("sh.").awaits(3).refuses(Reason.UNKNOWN_ISSUER);
        Outcome.Refused refused = refused(between(client(), server).handshake());
        assertEquals(
                List.of(Side.SERVER, Reason.UNKNOWN_ISSUER, Optional.of(NegotiatedParameters.tls13())),
                List.of(refused.side(), refused.reason(), refused.completed()));
    }

    @Test
    void aLateAlertIsHeardByAnEstablishedClient() {
        ScriptedSteps client = client().hears(Refusal.reportedByPeer(Alert.CERTIFICATE_REQUIRED));
        ScriptedSteps server =
                new ScriptedSteps().awaits(5).sends("sh.").awaits(3).sends("a").refuses(Reason.NO_CERTIFICATE);
        assertEquals(
                Optional.of(Alert.CERTIFICATE_REQUIRED),
                refused(between(client, server).handshake()).alert());
    }

    @Test
    void theFindingThatCameFirstDecidesEvenIfTheOtherSideFailsByItself() {
        ScriptedSteps client =
                new ScriptedSteps().sends(HELLO).awaits(3).sends("?").refuses(Reason.CERTIFICATE_EXPIRED);
        ScriptedSteps server =
                new ScriptedSteps().awaits(5).sends("sh.").awaits(1).refuses(Reason.BAD_RECORD);
        Outcome.Refused refused = refused(between(client, server).handshake());
        assertEquals(
                List.of(Side.CLIENT, Reason.CERTIFICATE_EXPIRED, Reason.BAD_RECORD),
                List.of(
                        refused.side(),
                        refused.reason(),
                        refused.reported().orElseThrow().reason()));
    }

    @Test
    void aSideThatNeverAnswersStallsAndBothWaits() {
        Outcome.Stalled stalled = stalled(between(client(), new ScriptedSteps()).handshake());
        assertEquals(
                List.of(HandshakeProgress.WAITS, HandshakeProgress.WAITS), List.of(stalled.client(), stalled.server()));
    }

    @Test
    void aServerWithoutTheLastFlightStalls() {
        ScriptedSteps silent = new ScriptedSteps().sends(HELLO).awaits(3).establishes(NegotiatedParameters.tls13());
        Outcome.Stalled stalled = stalled(between(silent, server()).handshake());
        assertEquals(
                List.of(HandshakeProgress.ESTABLISHED, HandshakeProgress.WAITS),
                List.of(stalled.client(), stalled.server()));
    }

    @Test
    void twoSidesThatNeverFallSilentRunOutOfTheStepBudget() {
        Outcome.Stalled stalled = stalled(between(new ScriptedSteps().babbles(), new ScriptedSteps().babbles())
                .handshake());
        assertEquals(
                List.of(HandshakeProgress.TALKS, HandshakeProgress.TALKS), List.of(stalled.client(), stalled.server()));
    }

    @Test
    void establishedSidesThatNeverFallSilentAreNoSuccess() {
        ScriptedSteps talking =
                new ScriptedSteps().establishes(NegotiatedParameters.tls13()).babbles();
        assertInstanceOf(Outcome.Stalled.class, between(talking, talking).handshake());
    }

    @Test
    void aPeerThatClosesInTheMiddleOfTheHandshakeIsAStall() {
        Outcome.Stalled stalled = stalled(between(
                        new ScriptedSteps().sends(HELLO).awaits(3).closes(),
                        new ScriptedSteps().awaits(5).sends("sh."))
                .handshake());
        assertEquals(HandshakeProgress.CLOSED, stalled.of(Side.CLIENT));
    }

    @Test
    void aCutInTheHandshakeIsFoundByTheSideWhoseInputEnded() {
        ScriptedSteps client = new ScriptedSteps().sends(HELLO).refusesAtEndOfFile();
        Outcome.Refused refused = refused(between(client, server())
                .withFault(Fault.from(Side.SERVER).atByte(0).cut())
                .handshake());
        assertEquals(List.of(Side.CLIENT, Reason.CLOSED_EARLY), List.of(refused.side(), refused.reason()));
    }

    @Test
    void aStalledStreamEndsNothing() {
        ScriptedSteps client = new ScriptedSteps().sends(HELLO).refusesAtEndOfFile();
        Outcome outcome = between(client, server())
                .withFault(Fault.from(Side.SERVER).atByte(1).stall())
                .handshake();
        assertInstanceOf(Outcome.Stalled.class, outcome);
    }

    @Test
    void aFaultThatIsNotReachedIsSaidInTheTranscript() {
        Outcome outcome = between(client(), server())
                .withFault(Fault.from(Side.SERVER).atByte(999).cut())
                .handshake();
        assertTrue(events(outcome).contains(new Event.Disturbed("not reached by now: cuts before byte 999")));
    }

    @Test
    void anAppliedFaultIsNotReportedAsUnreached() {
        Outcome outcome = between(client(), server())
                .withFault(Fault.from(Side.SERVER).atByte(1).flipBit(0))
                .handshake();
        assertTrue(events(outcome).contains(new Event.Disturbed("flips bit 0 of byte 1")));
    }

    @Test
    void startedEndpointsAreClosedInReverse() {
        Loopback.between(started("client", client()), started("server", server()))
                .handshake();
        assertEquals(
                List.of("start client", "start server", "close server", "close client", "close server", "close client"),
                log);
    }

    @Test
    void startedEndpointsAreClosedWhenAnEngineThrows() {
        ScriptedSteps broken = new ScriptedSteps().throwsUp(new IllegalStateException("broken engine"));
        Loopback loopback = Loopback.between(started("client", client()), started("server", broken));
        assertThrows(IllegalStateException.class, loopback::handshake);
        assertEquals(List.of("close server", "close client", "close server", "close client"), log.subList(2, 6));
    }

    @Test
    void theClientIsClosedWhenTheServerDoesNotStart() {
        Party broken = () -> {
            throw new IllegalStateException("does not start");
        };
        Loopback loopback = Loopback.between(started("client", client()), broken);
        assertThrows(IllegalStateException.class, loopback::handshake);
        assertEquals(List.of("start client", "close client"), log);
    }

    @Test
    void everythingIsClosedEvenWhenClosingThrows() {
        ScriptedEndpoint server = new ScriptedEndpoint("server", server(), log);
        server.onClose = () -> {
            throw new IllegalStateException("does not close");
        };
        Loopback loopback = Loopback.between(started("client", client()), server.asParty());
        assertThrows(IllegalStateException.class, loopback::handshake);
        assertEquals(List.of("close server", "close client", "close server", "close client"), log.subList(2, 6));
    }

    @Test
    void theClientAsksForLocalhostUnlessToldOtherwise() {
        ScriptedEndpoint client = ScriptedEndpoint.playing(client());
        Loopback.between(client, ScriptedEndpoint.playing(server())).handshake();
        assertEquals(List.of(ConnectionSettings.forServer("localhost")), client.openings);
    }

    @Test
    void aRequestForAStapleIsKeptWhereTheNameChanges() {
        ScriptedEndpoint client = ScriptedEndpoint.playing(client());
        Loopback.between(client, ScriptedEndpoint.playing(server()))
                .withOcspRequest()
                .withServerName("a.test")
                .handshake();
        assertEquals(List.of(ConnectionSettings.forServer("a.test").withOcspRequest()), client.openings);
    }

    @Test
    void withoutServerNameTheNameIsStillVerified() {
        ScriptedEndpoint client = ScriptedEndpoint.playing(client());
        Loopback.between(client, ScriptedEndpoint.playing(server()))
                .withServerName("a.test")
                .withoutServerName()
                .handshake();
        ConnectionSettings settings = client.openings.get(0);
        assertEquals(
                List.of(Optional.empty(), Optional.of(ServerName.of("a.test"))),
                List.of(settings.serverName(), settings.verifyName()));
    }

    @Test
    void aSessionSurvivesAChangeOfServerName() {
        ScriptedEndpoint client = ScriptedEndpoint.playing(client());
        Session session = new ScriptedEndpoint.FakeSession();
        Loopback.between(client, ScriptedEndpoint.playing(server()))
                .withSession(session)
                .withServerName("a.test")
                .handshake();
        assertEquals(List.of(ConnectionSettings.forServer("a.test").withSession(session)), client.openings);
    }

    @Test
    void aRecipeIsNotChangedByWhatIsDerivedFromIt() {
        Loopback recipe = between(client(), server());
        recipe.withFault(Fault.from(Side.SERVER).atByte(0).stall());
        assertInstanceOf(Outcome.Success.class, recipe.handshake());
    }

    @Test
    void theServerPartyServesUnlessAnotherContextWasChosen() {
        ScriptedEndpoint server = ScriptedEndpoint.playing(server());
        server.context = Optional.of(Context.of(Method.SSLv23).build());
        Outcome outcome =
                Loopback.between(ScriptedEndpoint.playing(client()), server).handshake();
        assertSame(server, assertInstanceOf(Outcome.Success.class, outcome).servedBy());
    }

    @Test
    void theContextThatWasChosenByServerNameServes() {
        ScriptedEndpoint server = ScriptedEndpoint.playing(server());
        server.context = Optional.of(Context.of(Method.SSLv23).build());
        server.serving = Optional.of(Context.of(Method.SSLv23).build());
        Outcome outcome =
                Loopback.between(ScriptedEndpoint.playing(client()), server).handshake();
        assertSame(
                server.serving.get(),
                assertInstanceOf(Outcome.Success.class, outcome).servedBy());
    }

    @Test
    void anEndpointIsRecognisedByTheContextItRuns() {
        ScriptedEndpoint server = ScriptedEndpoint.playing(server());
        server.context = Optional.of(Context.of(Method.SSLv23).build());
        Outcome outcome =
                Loopback.between(ScriptedEndpoint.playing(client()), server).handshake();
        assertTrue(Expectations.servedBy(server.context.get()).isMetBy(outcome));
    }

    @Test
    void anEngineThatRefusesWithoutAReasonIsStillARefusal() {
        ScriptedSteps mute = new ScriptedSteps().refusesSilently();
        assertEquals(
                "the engine refused and did not say why",
                refused(between(mute, server()).handshake()).refusal().detail());
    }

    @Test
    void theOutcomeNamesBothEngines() {
        Outcome outcome = Loopback.between(started("one", client()), started("two", server()))
                .handshake();
        assertEquals(new EngineNames("one 1.0", "two 1.0"), outcome.engines());
    }

    private Party started(String name, ScriptedSteps scriptedSteps) {
        return new ScriptedEndpoint(name, scriptedSteps, log).asParty();
    }

    private static List<Event> events(Outcome outcome) {
        return outcome.transcript().entries().stream().map(Entry::event).toList();
    }

    private static Outcome.Refused refused(Outcome outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome);
    }

    private static Outcome.Stalled stalled(Outcome outcome) {
        return assertInstanceOf(Outcome.Stalled.class, outcome);
    }
}
