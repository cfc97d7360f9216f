package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Reason.NAME_MISMATCH;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** Lesson 3: the names for which a certificate is valid, and names that look like them. */
final class Names {
    private Names() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(3, "Names", Names.class, "names")
                .passing("wildcard", Names::wildcard)
                .passing("otherNames", Names::otherNames)
                .failing("twoLabels", Names::twoLabels, CLIENT, NAME_MISMATCH)
                .failing("commonName", Names::commonName, CLIENT, NAME_MISMATCH)
                .passing("commonNameAlone", Names::commonNameAlone);
    }

    public static void main(String[] args) {
        System.out.println(wildcard().outcome());
    }

    static Findings wildcard() {
        // snippet
        Authority ca = Authority.create(1);
        Credential credential = ca.issuing().subject("CN=old.test").issue("www.a.test", "*.b.test", "10.0.0.1", "bücher.test");
        Context server = Context.server().credential(credential).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, server).withServerName("x.b.test").withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome).with("names", LeafNames.of(credential));
    }

    static Findings twoLabels() {
        // snippet
        Authority ca = Authority.create(1);
        Credential credential = ca.issuing().subject("CN=old.test").issue("www.a.test", "*.b.test", "10.0.0.1", "bücher.test");
        Context server = Context.server().credential(credential).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, server).withServerName("x.y.b.test").withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings commonName() {
        // snippet
        Authority ca = Authority.create(1);
        Credential credential = ca.issuing().subject("CN=old.test").issue("www.a.test", "*.b.test", "10.0.0.1", "bücher.test");
        Context server = Context.server().credential(credential).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, server).withServerName("old.test").withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings otherNames() {
        // snippet
        Authority ca = Authority.create(1);
        Credential credential = ca.issue("www.a.test", "*.b.test", "10.0.0.1", "bücher.test");
        Context server = Context.server().credential(credential).versions(TLS_1_3, TLS_1_3).build();
        Loopback loopback = Loopback.between(Context.client().trust(ca).build(), server).withSecrets();
        assertThat(loopback.withServerName("WWW.A.TEST").handshake()).succeeded();
        assertThat(loopback.withServerName("10.0.0.1").handshake()).succeeded();
        Outcome outcome = loopback.withServerName("xn--bcher-kva.test").handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome)
                .with("address", loopback.withServerName("10.0.0.1").handshake().transcript());
    }

    static Findings commonNameAlone() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).to("old.test", LeafFlaw.COMMON_NAME_ALONE);
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(chain).build();
        Outcome outcome = Loopback.between(client, server).withServerName("old.test").withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome).with("names", LeafNames.of(chain.credential()));
    }
}
