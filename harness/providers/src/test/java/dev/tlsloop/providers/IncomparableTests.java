package dev.tlsloop.providers;

import java.util.Map;

/** The contract tests that an engine cannot pass although no setting declares the difference, with the reason. */
final class IncomparableTests {
    private static final String NO_TICKET_IS_ASKED_FOR =
            "the ClientHello requests no ticket, whatever the context declares";
    private static final String NO_KEY_IS_KEPT = "the client of TLS 1.3 signals that it resumes no session";
    private static final String ONE_HANDSHAKE = "the client ignores a request for another handshake";
    private static final String ENDED_BY_A_TICKET = "a ticket that arrives after close_notify was sent ends the input";
    private static final String NO_TICKET_IS_SENT = "the server sends no tickets, whatever the context declares";
    private static final String NO_ORDER = "the server names authorities in an order of its own";
    private static final String CLOSED_BOTH_WAYS = "a side that has sent close_notify reads no more";

    static final Map<String, String> OF_CLIENTS_WITHOUT_TICKETS = Map.of(
            "aClientAsksForATicketUnlessAnOptionForbidsIt", NO_TICKET_IS_ASKED_FOR,
            "aContextOfAMethodStartsWithThePyOpenSslTimeout", NO_TICKET_IS_ASKED_FOR,
            "aSessionLastsAsLongAsTheServerSays", NO_TICKET_IS_ASKED_FOR,
            "aSessionLastsThreeHundredSecondsByDefault", NO_TICKET_IS_ASKED_FOR,
            "aTicketIsResumedWithTheCacheOff", NO_TICKET_IS_ASKED_FOR);

    static final Map<String, String> OF_CLIENTS_WITHOUT_SESSIONS_IN_TLS13 = Map.of(
            "aClientOfTls13ReportsEachTicketThatItReads", NO_KEY_IS_KEPT,
            "aServerOfTls13IsDoneBeforeItWritesTickets", NO_KEY_IS_KEPT);

    static final Map<String, String> OF_CLIENTS_THAT_BEGIN_ONCE = Map.of(
            "aServerThatDoesNotSayOnceAsksAgain", ONE_HANDSHAKE,
            "aWriteInTheMiddleOfItTakesNothingAndWantsMore", ONE_HANDSHAKE,
            "dataFlowsAfterIt", ONE_HANDSHAKE);

    static final Map<String, String> OF_TICKETS_AFTER_CLOSING =
            Map.of("aSecondShutdownDoesNotWaitWhileDataIsUnread", ENDED_BY_A_TICKET);

    static final Map<String, String> OF_SERVERS_WITHOUT_TICKETS = Map.of(
            "aClientOfTls13ReportsEachTicketThatItReads", NO_TICKET_IS_SENT,
            "aContextOfAMethodStartsWithThePyOpenSslTimeout", NO_TICKET_IS_SENT,
            "aServerOfTls13IsDoneBeforeItWritesTickets", NO_TICKET_IS_SENT,
            "aSessionLastsAsLongAsTheServerSays", NO_TICKET_IS_SENT,
            "aSessionLastsThreeHundredSecondsByDefault", NO_TICKET_IS_SENT,
            "aTicketIsResumedWithTheCacheOff", NO_TICKET_IS_SENT);

    static final Map<String, String> OF_AUTHORITIES_IN_NO_ORDER = Map.of(
            "oneMoreIsAppended", NO_ORDER,
            "theClientReceivesTheNamesInTheirOrder", NO_ORDER,
            "theNamesMayComeFromAFile", NO_ORDER);

    static final Map<String, String> OF_CLOSING_BOTH_WAYS = Map.of(
            "aSecondShutdownDoesNotWaitWhileDataIsUnread", CLOSED_BOTH_WAYS,
            "aClosedSideReadsEarlierData", CLOSED_BOTH_WAYS);

    private IncomparableTests() {}
}
