package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.harness.transcript.MessageType.CERTIFICATE_REQUEST;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** Lesson 5: a server that verifies its client, and the moment at which the client learns of a refusal. */
final class MutualTls {
    private MutualTls() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(5, "Mutual TLS", MutualTls.class, "mutual-tls")
                .passing("handshake", MutualTls::handshake)
                .failing("stranger", MutualTls::stranger, SERVER, UNKNOWN_ISSUER)
                .failing("strangerInTls12", MutualTls::strangerInTls12, SERVER, UNKNOWN_ISSUER);
    }

    public static void main(String[] args) {
        System.out.println(handshake().outcome());
    }

    static Findings handshake() {
        // snippet
        Authority ca = Authority.create("Root");
        Credential alice = ca.issue("alice");
        Context server = Context.server().credential(ca.issue("localhost"))
                .trust(ca).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
        Context client = Context.client().trust(ca).credential(alice).versions(TLS_1_3, TLS_1_3).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).sent(SERVER, CERTIFICATE_REQUEST).succeeded().withClientCertificate();
        // end
        return Findings.of(outcome).with("fate", outcome.clientCertificate());
    }

    static Findings stranger() {
        // snippet
        Authority ca = Authority.create("Root");
        Credential alice = Authority.create("Elsewhere").issue("alice");
        Context server = Context.server().credential(ca.issue("localhost"))
                .trust(ca).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
        Context client = Context.client().trust(ca).credential(alice).versions(TLS_1_3, TLS_1_3).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).sent(SERVER, CERTIFICATE_REQUEST).succeeded().withClientCertificate();
        // end
        return Findings.of(outcome);
    }

    static Findings strangerInTls12() {
        // snippet
        Authority ca = Authority.create("Root");
        Credential alice = Authority.create("Elsewhere").issue("alice");
        Context server = Context.server().credential(ca.issue("localhost"))
                .trust(ca).verify(PEER, FAIL_IF_NO_PEER_CERT).build();
        Context client = Context.client().trust(ca).credential(alice).versions(TLS_1_2, TLS_1_2).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).sent(SERVER, CERTIFICATE_REQUEST).succeeded().withClientCertificate();
        // end
        return Findings.of(outcome);
    }
}
