package dev.tlsloop.examples.lessons;

import static dev.tlsloop.CipherSuite.TLS_AES_128_GCM_SHA256;
import static dev.tlsloop.CipherSuite.TLS_AES_256_GCM_SHA384;
import static dev.tlsloop.CipherSuite.TLS_CHACHA20_POLY1305_SHA256;
import static dev.tlsloop.NamedGroup.SECP256R1;
import static dev.tlsloop.NamedGroup.SECP384R1;
import static dev.tlsloop.NamedGroup.SECP521R1;
import static dev.tlsloop.Reason.NO_COMMON_CIPHER;
import static dev.tlsloop.Reason.NO_COMMON_GROUP;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** Lesson 6: versions, cipher suites and groups that two sides have in common, a second try, and nothing in common. */
final class Choosing {
    private Choosing() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(6, "Choosing together", Choosing.class, "choosing")
                .passing("retry", Choosing::retry)
                .failing("noGroup", Choosing::noGroup, SERVER, NO_COMMON_GROUP)
                .failing("noSuite", Choosing::noSuite, SERVER, NO_COMMON_CIPHER);
    }

    public static void main(String[] args) {
        System.out.println(retry().outcome());
    }

    static Findings retry() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).groups(SECP384R1)
                .cipherSuites(TLS_AES_128_GCM_SHA256).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).groups(SECP256R1, SECP384R1)
                .cipherSuites(TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded().withRetry().withGroup(SECP384R1).withCipher(TLS_AES_128_GCM_SHA256);
        // end
        return Findings.of(outcome);
    }

    static Findings noGroup() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).groups(SECP521R1)
                .cipherSuites(TLS_AES_128_GCM_SHA256).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).groups(SECP256R1, SECP384R1)
                .cipherSuites(TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded().withRetry().withGroup(SECP384R1).withCipher(TLS_AES_128_GCM_SHA256);
        // end
        return Findings.of(outcome);
    }

    static Findings noSuite() {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).groups(SECP384R1)
                .cipherSuites(TLS_CHACHA20_POLY1305_SHA256).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).groups(SECP256R1, SECP384R1)
                .cipherSuites(TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded().withRetry().withGroup(SECP384R1).withCipher(TLS_AES_128_GCM_SHA256);
        // end
        return Findings.of(outcome);
    }
}
