package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Option.NO_TICKET;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.harness.transcript.HandshakeKind.RESUMED_BY_PSK;
import static dev.tlsloop.harness.transcript.HandshakeKind.RESUMED_BY_SESSION_ID;
import static dev.tlsloop.harness.transcript.HandshakeKind.RESUMED_BY_TICKET;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;

/** Lesson 8: a second connection that resumes the first, by pre-shared key, ticket and session id. */
final class Remembering {
    private Remembering() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(8, "Remembering", Remembering.class, "remembering")
                .passing("resumed", Remembering::resumed)
                .failing("otherServer", Remembering::otherServer, "it was a full handshake")
                .passing("ticketInTls12", Remembering::ticketInTls12)
                .passing("sessionId", Remembering::sessionId);
    }

    public static void main(String[] args) {
        System.out.println(resumed().outcome());
    }

    static Findings resumed() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).build();
        try (Pair full = Loopback.between(client, server).withSecrets().open(); Pair resumed = full.resume()) {
            Outcome outcome = resumed.outcome();
            assertThat(outcome).succeeded().resumed().withHandshake(RESUMED_BY_PSK);
            // end
            return Costs.of(full.outcome()).compared(outcome);
        }
    }

    static Findings otherServer() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3).build();
        try (Endpoint client = Context.client().trust(ca).build().start();
                Pair full = Loopback.between(client, server).withSecrets().open();
                Pair other = Loopback.between(client, server).withSession(full.client().session().orElseThrow())
                        .withSecrets().open()) {
            Outcome outcome = other.outcome();
            assertThat(outcome).succeeded().resumed().withHandshake(RESUMED_BY_PSK);
            // end
            return Findings.of(outcome);
        }
    }

    static Findings ticketInTls12() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_2, TLS_1_2).build();
        Context client = Context.client().trust(ca).build();
        try (Pair full = Loopback.between(client, server).withSecrets().open(); Pair resumed = full.resume()) {
            Outcome outcome = resumed.outcome();
            assertThat(outcome).succeeded().resumed().withHandshake(RESUMED_BY_TICKET);
            // end
            return Costs.of(full.outcome()).compared(outcome);
        }
    }

    static Findings sessionId() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_2, TLS_1_2).options(NO_TICKET).build();
        Context client = Context.client().trust(ca).build();
        try (Pair full = Loopback.between(client, server).withSecrets().open(); Pair resumed = full.resume()) {
            Outcome outcome = resumed.outcome();
            assertThat(outcome).succeeded().resumed().withHandshake(RESUMED_BY_SESSION_ID);
            // end
            return Costs.of(full.outcome()).compared(outcome);
        }
    }
}
