package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Reason.NO_COMMON_PROTOCOL;
import static dev.tlsloop.Reason.UNRECOGNIZED_NAME;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** Lesson 7: one server with several names and several protocols, and clients that ask for what it lacks. */
final class OneAddress {
    private OneAddress() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(7, "One address, many names", OneAddress.class, "one-address")
                .passing("handshake", OneAddress::handshake)
                .failing("unknownName", OneAddress::unknownName, SERVER, UNRECOGNIZED_NAME)
                .failing("unknownProtocol", OneAddress::unknownProtocol, SERVER, NO_COMMON_PROTOCOL);
    }

    public static void main(String[] args) {
        System.out.println(handshake().outcome());
    }

    static Findings handshake() {
        // snippet
        Authority ca = Authority.create("Root");
        Context blue = Context.server().credential(ca.issue("blue.test")).alpn("h2").build();
        Context green = Context.server().credential(ca.issue("green.test")).alpn("http/1.1").build();
        Context front = Context.server().onServerName("blue.test", blue).onServerName("green.test", green).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).alpn("h2", "http/1.1").build();
        Outcome outcome = Loopback.between(client, front).withServerName("green.test").withSecrets().handshake();
        assertThat(outcome).succeeded().servedBy(green).withAlpn("http/1.1");
        // end
        return Findings.of(outcome);
    }

    static Findings unknownName() {
        // snippet
        Authority ca = Authority.create("Root");
        Context blue = Context.server().credential(ca.issue("blue.test")).alpn("h2").build();
        Context green = Context.server().credential(ca.issue("green.test")).alpn("http/1.1").build();
        Context front = Context.server().onServerName("blue.test", blue).onServerName("green.test", green).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).alpn("h2", "http/1.1").build();
        Outcome outcome = Loopback.between(client, front).withServerName("red.test").withSecrets().handshake();
        assertThat(outcome).succeeded().servedBy(green).withAlpn("http/1.1");
        // end
        return Findings.of(outcome);
    }

    static Findings unknownProtocol() {
        // snippet
        Authority ca = Authority.create("Root");
        Context blue = Context.server().credential(ca.issue("blue.test")).alpn("h2").build();
        Context green = Context.server().credential(ca.issue("green.test")).alpn("http/1.1").build();
        Context front = Context.server().onServerName("blue.test", blue).onServerName("green.test", green).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).alpn("h2").build();
        Outcome outcome = Loopback.between(client, front).withServerName("green.test").withSecrets().handshake();
        assertThat(outcome).succeeded().servedBy(green).withAlpn("http/1.1");
        // end
        return Findings.of(outcome);
    }
}
