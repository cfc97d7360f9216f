package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Reason.BAD_RECORD;
import static dev.tlsloop.Reason.CLOSED_EARLY;
import static dev.tlsloop.Reason.ILLEGAL_MESSAGE;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.StreamEnds;
import dev.tlsloop.harness.fault.Fault;
import java.nio.charset.StandardCharsets;

/** Lesson 12: an attacker who changes bytes, ends streams, forces an old version or stands in for the server. */
final class Middle {
    private Middle() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(12, "An attacker in the middle", Middle.class, "middle")
                .passing("downgrade", Middle::downgrade)
                .failing("olderServer", Middle::olderServer, SERVER, BAD_RECORD)
                .passing("flippedBit", Middle::flippedBit)
                .passing("cutHandshake", Middle::cutHandshake)
                .passing("cutData", Middle::cutData)
                .passing("impostor", Middle::impostor);
    }

    public static void main(String[] args) {
        System.out.println(downgrade().outcome());
    }

    static Findings downgrade() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).build();
        Context client = Context.client().trust(ca).build();
        Loopback honest = Loopback.between(client, server).withSecrets();
        long offset = Downgrade.offsetOfSupportedVersions(honest.handshake().transcript());
        Outcome outcome = honest.withFault(Fault.from(CLIENT).atByte(offset).flipBit(7)).handshake();
        assertThat(outcome).failedOn(CLIENT).because(ILLEGAL_MESSAGE);
        // end
        return Findings.of(outcome)
                .with("offset", offset)
                .with("random", Downgrade.endOfServerRandom(outcome.transcript()));
    }

    static Findings olderServer() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_2, TLS_1_2).build();
        Context client = Context.client().trust(ca).build();
        Loopback honest = Loopback.between(client, server).withSecrets();
        long offset = Downgrade.offsetOfSupportedVersions(honest.handshake().transcript());
        Outcome outcome = honest.withFault(Fault.from(CLIENT).atByte(offset).flipBit(7)).handshake();
        assertThat(outcome).failedOn(CLIENT).because(ILLEGAL_MESSAGE);
        // end
        return Findings.of(outcome);
    }

    static Findings flippedBit() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).build();
        Fault flip = Fault.from(SERVER).atRecord(3).flipBit(0);
        Outcome outcome = Loopback.between(client, server).withFault(flip).withSecrets().handshake();
        assertThat(outcome).failedOn(CLIENT).because(BAD_RECORD);
        // end
        return Findings.of(outcome);
    }

    static Findings cutHandshake() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).build();
        Fault cut = Fault.from(SERVER).atRecord(3).cut();
        Outcome outcome = Loopback.between(client, server).withFault(cut).withSecrets().handshake();
        assertThat(outcome).failedOn(CLIENT).because(CLOSED_EARLY);
        // end
        return Findings.of(outcome);
    }

    static Findings cutData() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).build();
        try (Pair pair = Loopback.between(client, server).withSecrets().open()) {
            pair.transfer(SERVER, "pay 100".getBytes(StandardCharsets.US_ASCII));
            StreamEnds ends = pair.truncate(SERVER);
            assertThat(pair.outcome()).succeeded();
            // end
            return Findings.of(pair.outcome())
                    .withTranscript(pair.transcript())
                    .with("client", ends.client())
                    .with("ends", ends);
        }
    }

    static Findings impostor() {
        // snippet
        Authority ca = Authority.create("Root");
        Context impostor = Context.server().credential(Authority.create("Root").issue("localhost"))
                .versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, impostor).withSecrets().handshake();
        assertThat(outcome).failedOn(CLIENT).because(UNKNOWN_ISSUER);
        // end
        return Findings.of(outcome);
    }
}
