package dev.tlsloop.examples.lessons;

import static dev.tlsloop.NamedGroup.X25519;
import static dev.tlsloop.Reason.NO_COMMON_VERSION;
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

/** Lesson 1: one round trip of TLS 1.3, and a server that has no version in common with its client. */
final class Hello {
    private Hello() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(1, "Hello, one round trip", Hello.class, "hello")
                .passing("handshake", Hello::handshake)
                .failing("olderServer", Hello::olderServer, SERVER, NO_COMMON_VERSION);
    }

    public static void main(String[] args) {
        System.out.println(handshake().outcome());
    }

    static Findings handshake() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).groups(X25519).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded().withVersion(TLS_1_3).withoutRetry();
        // end
        return Findings.of(outcome);
    }

    static Findings olderServer() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_2, TLS_1_2).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).groups(X25519).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded().withVersion(TLS_1_3).withoutRetry();
        // end
        return Findings.of(outcome);
    }
}
