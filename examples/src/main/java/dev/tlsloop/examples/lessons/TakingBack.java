package dev.tlsloop.examples.lessons;

import static dev.tlsloop.Reason.REVOCATION_UNKNOWN;
import static dev.tlsloop.Reason.REVOKED;
import static dev.tlsloop.Revocation.CRL_ALL;
import static dev.tlsloop.Revocation.STAPLE;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static java.security.cert.PKIXRevocationChecker.Option.NO_FALLBACK;
import static java.security.cert.PKIXRevocationChecker.Option.PREFER_CRLS;
import static java.security.cert.PKIXRevocationChecker.Option.SOFT_FAIL;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.CrlFlaw;
import dev.tlsloop.fixtures.StapleFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Lesson 9: revocation by list and by staple, a certificate that demands a staple, and a check that gives up. */
final class TakingBack {
    private TakingBack() {}

    /** The lesson of this file. */
    static Lesson lesson() {
        return Lesson.of(9, "Taking it back", TakingBack.class, "taking-back")
                .passing("list", TakingBack::list)
                .failing("revoked", TakingBack::revoked, CLIENT, REVOKED)
                .passing("noCheck", TakingBack::noCheck)
                .passingOn(OpenSsl.engine(), "staple", TakingBack::staple)
                .failingOn(OpenSsl.engine(), "revokedStaple", TakingBack::revokedStaple, CLIENT, REVOKED)
                .passing("mustStaple", TakingBack::mustStaple)
                .failing("mustStapleChecked", TakingBack::mustStapleChecked, CLIENT, REVOCATION_UNKNOWN)
                .passing("softFail", TakingBack::softFail)
                .failing("hardFail", TakingBack::hardFail, CLIENT, REVOCATION_UNKNOWN);
    }

    public static void main(String[] args) {
        System.out.println(list().outcome());
    }

    static Findings list() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).via("Intermediate").to("localhost");
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(chain).revocation(CRL_ALL).crls(chain.crls()).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome).with("lists", RevocationLists.text(chain.crls()));
    }

    static Findings revoked() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).via("Intermediate").to("localhost", CrlFlaw.REVOKED);
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(chain).revocation(CRL_ALL).crls(chain.crls()).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings noCheck() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).via("Intermediate").to("localhost", CrlFlaw.REVOKED);
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(chain).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome).with("lists", RevocationLists.text(chain.crls()));
    }

    static Findings staple() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).to("localhost");
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3)
                .onOcspStaple(chain.staple()).engine(OpenSsl.engine()).build();
        Context client = Context.client().trust(chain).revocation(STAPLE).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings revokedStaple() {
        // snippet
        Chain chain = Chain.from(Authority.create(1)).to("localhost", StapleFlaw.REVOKED);
        Context server = Context.server().credential(chain.credential()).versions(TLS_1_3, TLS_1_3)
                .onOcspStaple(chain.staple()).engine(OpenSsl.engine()).build();
        Context client = Context.client().trust(chain).revocation(STAPLE).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings mustStaple() {
        // snippet
        Authority ca = Authority.create(1);
        byte[] statusRequest = {0x30, 3, 2, 1, 5};
        Credential demanding = ca.issuing().extension("1.3.6.1.5.5.7.1.24", statusRequest).issue("localhost");
        Context server = Context.server().credential(demanding).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings mustStapleChecked() {
        // snippet
        Authority ca = Authority.create(1);
        byte[] statusRequest = {0x30, 3, 2, 1, 5};
        Credential demanding = ca.issuing().extension("1.3.6.1.5.5.7.1.24", statusRequest).issue("localhost");
        Context server = Context.server().credential(demanding).versions(TLS_1_3, TLS_1_3).build();
        Context client = Context.client().trust(ca).revocation(STAPLE).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }

    static Findings softFail() throws GeneralSecurityException {
        // snippet
        Authority ca = Authority.create(1);
        PKIXRevocationChecker checker = (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(Set.of(SOFT_FAIL, PREFER_CRLS, NO_FALLBACK));
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(ca.certificate(), null)), null);
        parameters.addCertPathChecker(checker);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(new CertPathTrustManagerParameters(parameters));
        SSLContext own = SSLContext.getInstance("TLSv1.3");
        own.init(null, trust.getTrustManagers(), null);
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3).build();
        Outcome outcome = Loopback.between(Jsse.endpoint(own), server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome).with("exceptions", checker.getSoftFailExceptions());
    }

    static Findings hardFail() throws GeneralSecurityException {
        // snippet
        Authority ca = Authority.create(1);
        PKIXRevocationChecker checker = (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(Set.of(PREFER_CRLS, NO_FALLBACK));
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(ca.certificate(), null)), null);
        parameters.addCertPathChecker(checker);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(new CertPathTrustManagerParameters(parameters));
        SSLContext own = SSLContext.getInstance("TLSv1.3");
        own.init(null, trust.getTrustManagers(), null);
        Context server = Context.server().credential(ca.issue("localhost")).versions(TLS_1_3, TLS_1_3).build();
        Outcome outcome = Loopback.between(Jsse.endpoint(own), server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        // end
        return Findings.of(outcome);
    }
}
