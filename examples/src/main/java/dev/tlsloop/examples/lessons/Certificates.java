package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Reason.BAD_SIGNATURE;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
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

/** Lesson 2: a chain up to a trust anchor and a signature with the key of the leaf, and what is missing without either. */
final class Certificates {
    private Certificates() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(2, "What a certificate proves", Certificates.class, "certificates")
                .passing("handshake", Certificates::handshake)
                .failing("selfSigned", Certificates::selfSigned, CLIENT, UNKNOWN_ISSUER)
                .failing("copiedCertificate", Certificates::copiedCertificate, CLIENT, BAD_SIGNATURE);
    }

    public static void main(String[] args) {
        System.out.println(handshake().outcome());
    }

    static Findings handshake() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).via("Intermediate").to("localhost");
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(chain).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded().withSignatureScheme(SERVER, "ecdsa_secp256r1_sha256");
        // end
        return Findings.of(outcome).with("chain", chain.describe().text());
    }

    static Findings selfSigned() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).via("Intermediate").to("localhost", LeafFlaw.SELF_SIGNED);
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(chain).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded().withSignatureScheme(SERVER, "ecdsa_secp256r1_sha256");
        // end
        return Findings.of(outcome);
    }

    static Findings copiedCertificate() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).via("Intermediate").to("localhost");
        Credential copied = Credential.unchecked(Authority.create(2).issue("localhost").privateKey(), chain.credential().chain());
        Context server = Context.server().credential(copied).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(chain).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded().withSignatureScheme(SERVER, "ecdsa_secp256r1_sha256");
        // end
        return Findings.of(outcome);
    }
}
