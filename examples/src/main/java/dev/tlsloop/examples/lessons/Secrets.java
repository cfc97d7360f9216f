package dev.tlsloop.examples.lessons;

import static dev.tlsloop.CipherSuite.TLS_AES_128_GCM_SHA256;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.openssl.OpenSsl;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Lesson 11: keys, Finished, key update and exporter, computed from the secrets of the run and compared with it. */
final class Secrets {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private Secrets() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(11, "Secrets", Secrets.class, "secrets")
                .passing("keys", Secrets::keys)
                .failing("serversSecret", Secrets::serversSecret, "the tag of the record does not verify")
                .passing("keyUpdate", Secrets::keyUpdate)
                .passingOn(OpenSsl.engine(), "exporter", Secrets::exporter);
    }

    public static void main(String[] args) throws GeneralSecurityException {
        System.out.println(keys().transcript());
    }

    static Findings keys() throws GeneralSecurityException {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).cipherSuites(TLS_AES_128_GCM_SHA256).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).build();
        try (Pair pair = Loopback.between(client, server).withSecrets().open()) {
            pair.transfer(CLIENT, HELLO);
            KeySchedule run = KeySchedule.of(pair.transcript());
            byte[] secret = run.secret("CLIENT_TRAFFIC_SECRET_0");
            byte[] key = run.expand(secret, "key", 16);
            byte[] iv = run.expand(secret, "iv", 12);
            assertThat(pair.outcome()).meets(run.opens(CLIENT, 1, key, iv, HELLO));
            // end
            return Findings.of(pair.outcome())
                    .withTranscript(pair.transcript())
                    .with("log", run.keyLog())
                    .with("derived", KeySchedule.lines("secret", secret, "key", key, "iv", iv))
                    .with("record", run.record(CLIENT, 1))
                    .with("finished", run.finished());
        }
    }

    static Findings serversSecret() throws GeneralSecurityException {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).cipherSuites(TLS_AES_128_GCM_SHA256).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).build();
        try (Pair pair = Loopback.between(client, server).withSecrets().open()) {
            pair.transfer(CLIENT, HELLO);
            KeySchedule run = KeySchedule.of(pair.transcript());
            byte[] secret = run.secret("SERVER_TRAFFIC_SECRET_0");
            byte[] key = run.expand(secret, "key", 16);
            byte[] iv = run.expand(secret, "iv", 12);
            assertThat(pair.outcome()).meets(run.opens(CLIENT, 1, key, iv, HELLO));
            // end
            return Findings.of(pair.outcome());
        }
    }

    static Findings keyUpdate() throws GeneralSecurityException {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).cipherSuites(TLS_AES_128_GCM_SHA256).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).build();
        try (Pair pair = Loopback.between(client, server).withSecrets().open()) {
            pair.client().updateKeys();
            pair.transfer(CLIENT, HELLO);
            KeySchedule run = KeySchedule.of(pair.transcript());
            byte[] next = run.expand(run.secret("CLIENT_TRAFFIC_SECRET_0"), "traffic upd", 32);
            byte[] key = run.expand(next, "key", 16);
            byte[] iv = run.expand(next, "iv", 12);
            assertThat(pair.outcome()).meets(run.opens(CLIENT, 1, key, iv, HELLO));
            // end
            return Findings.of(pair.outcome())
                    .withTranscript(pair.transcript())
                    .with("derived", KeySchedule.lines("next secret", next, "key", key, "iv", iv));
        }
    }

    static Findings exporter() throws GeneralSecurityException {
        // snippet
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).cipherSuites(TLS_AES_128_GCM_SHA256).build();
        Context client = Context.client().trust(ca).versions(TLS_1_3, TLS_1_3).engine(OpenSsl.engine()).build();
        try (Pair pair = Loopback.between(client, server).withSecrets().open()) {
            KeySchedule run = KeySchedule.of(pair.transcript());
            byte[] own = run.export(run.secret("EXPORTER_SECRET"), "EXPORTER-lesson", 32);
            byte[] exported = pair.client().exportKeyingMaterial("EXPORTER-lesson", 32);
            assertThat(pair.outcome()).meets(KeySchedule.equal(own, exported));
            // end
            return Findings.of(pair.outcome()).with("both", KeySchedule.lines("computed", own, "exported", exported));
        }
    }
}
