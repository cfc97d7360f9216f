package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.openssl.OpenSsl;
import java.nio.charset.StandardCharsets;

/** Lesson 10: a recorded connection of TLS 1.2, which the server's key opens later, or does not. */
final class ForwardSecrecy {
    private static final byte[] PASSWORD = "password".getBytes(StandardCharsets.US_ASCII);

    private ForwardSecrecy() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(10, "Forward secrecy", ForwardSecrecy.class, "forward-secrecy")
                .passingOn(OpenSsl.engine(), "staticRsa", ForwardSecrecy::staticRsa)
                .failingOn(
                        OpenSsl.engine(),
                        "ecdhe",
                        ForwardSecrecy::ecdhe,
                        "a private key opens only RSA key exchange of TLS 1.2")
                .failingOn(
                        OpenSsl.engine(),
                        "tls13",
                        ForwardSecrecy::tls13,
                        "a private key opens only RSA key exchange of TLS 1.2");
    }

    public static void main(String[] args) {
        System.out.println(staticRsa().transcript());
    }

    static Findings staticRsa() {
        // snippet
        Authority ca = Authority.create("Root");
        Credential rsa = ca.with(KeyType.RSA_2048).issue("localhost");
        Context server = Context.server().credential(rsa).versions(TLS_1_2, TLS_1_2).engine(OpenSsl.engine())
                .cipherList("AES128-GCM-SHA256").build();
        Context client = Context.client().trust(ca).cipherList("ALL").engine(OpenSsl.engine()).build();
        try (Pair pair = Loopback.between(client, server).withCapture().open()) {
            pair.transfer(CLIENT, PASSWORD);
            Transcript later = pair.transcript().decryptedWith(rsa.privateKey());
            assertThat(pair.outcome()).meets(Recorded.dataIn(later));
            // end
            return Findings.of(pair.outcome())
                    .withTranscript(later)
                    .with("recorded", pair.transcript())
                    .with("jdk", onTheJdk(ca, rsa));
        }
    }

    static Findings ecdhe() {
        // snippet
        Authority ca = Authority.create("Root");
        Credential rsa = ca.with(KeyType.RSA_2048).issue("localhost");
        Context server = Context.server().credential(rsa).versions(TLS_1_2, TLS_1_2).engine(OpenSsl.engine())
                .cipherList("ECDHE-RSA-AES128-GCM-SHA256").build();
        Context client = Context.client().trust(ca).cipherList("ALL").engine(OpenSsl.engine()).build();
        try (Pair pair = Loopback.between(client, server).withCapture().open()) {
            pair.transfer(CLIENT, PASSWORD);
            Transcript later = pair.transcript().decryptedWith(rsa.privateKey());
            assertThat(pair.outcome()).meets(Recorded.dataIn(later));
            // end
            return Findings.of(pair.outcome()).withTranscript(later);
        }
    }

    static Findings tls13() {
        // snippet
        Authority ca = Authority.create("Root");
        Credential rsa = ca.with(KeyType.RSA_2048).issue("localhost");
        Context server = Context.server().credential(rsa).engine(OpenSsl.engine()).build();
        Context client = Context.client().trust(ca).cipherList("ALL").engine(OpenSsl.engine()).build();
        try (Pair pair = Loopback.between(client, server).withCapture().open()) {
            pair.transfer(CLIENT, PASSWORD);
            Transcript later = pair.transcript().decryptedWith(rsa.privateKey());
            assertThat(pair.outcome()).meets(Recorded.dataIn(later));
            // end
            return Findings.of(pair.outcome()).withTranscript(later);
        }
    }

    /** The result of static RSA on the JDK that runs this: current releases refuse it. */
    private static String onTheJdk(Authority ca, Credential rsa) {
        Context server = Context.server()
                .credential(rsa)
                .versions(TLS_1_2, TLS_1_2)
                .cipherList("AES128-GCM-SHA256")
                .build();
        Context client =
                Context.client().trust(ca).cipherList("AES128-GCM-SHA256").build();
        try {
            Outcome outcome = Loopback.between(client, server).handshake();
            return outcome.engines().client() + ": " + outcome.summary();
        } catch (UnsupportedSettingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
