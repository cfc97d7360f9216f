package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Reason.CERTIFICATE_EXPIRED;
import static dev.tlsloop.Reason.CERTIFICATE_NOT_YET_VALID;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.time.Instant;

/** Lesson 4: the dates of a certificate, the clock of its verifier, and expiry at each place of a chain. */
final class Time {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-31T23:59:59Z");

    private Time() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(4, "Time", Time.class, "time")
                .passing("lastSecond", Time::lastSecond)
                .failing("oneSecondLater", Time::oneSecondLater, CLIENT, CERTIFICATE_EXPIRED)
                .failing("slowClock", Time::slowClock, CLIENT, CERTIFICATE_NOT_YET_VALID)
                .failing("expiredIntermediate", Time::expiredIntermediate, CLIENT, CERTIFICATE_EXPIRED)
                .passing("expiredRoot", Time::expiredRoot);
    }

    public static void main(String[] args) {
        System.out.println(lastSecond().outcome());
    }

    static Findings lastSecond() {
        // snippet
        Authority ca = Authority.create(1);
        Credential credential = ca.issuing().validity(FROM, UNTIL).issue("localhost");
        Context server = Context.server().credential(credential).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).verifyAt(UNTIL).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome).with("until", UNTIL);
    }

    static Findings oneSecondLater() {
        // snippet
        Authority ca = Authority.create(1);
        Credential credential = ca.issuing().validity(FROM, UNTIL).issue("localhost");
        Context server = Context.server().credential(credential).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).verifyAt(UNTIL.plusSeconds(1)).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings slowClock() {
        // snippet
        Authority ca = Authority.create(1);
        Credential credential = ca.issuing().validity(FROM, UNTIL).issue("localhost");
        Context server = Context.server().credential(credential).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).verifyAt(FROM.minusSeconds(1)).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings expiredIntermediate() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).via("Intermediate", IssuerFlaw.EXPIRED).to("localhost");
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(chain).verifyAt(UNTIL).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings expiredRoot() {
        // snippet
        Chain chain = Chain.from("Root", KeyType.EC_P256, 1, IssuerFlaw.EXPIRED).via("Intermediate").to("localhost");
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(chain).verifyAt(UNTIL).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome)
                .with("root", chain.anchors().get(0).getNotAfter().toInstant());
    }
}
