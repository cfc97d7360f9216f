package dev.tlsloop.providers;

import dev.tlsloop.Context;
import dev.tlsloop.Revocation;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.CrlFlaw;
import dev.tlsloop.fixtures.Flaw;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.StapleFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.openssl.OpenSsl;
import java.security.Security;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** A program that installs Bouncy Castle's provider before those of the JDK and prints the reason for each flaw. */
final class BouncyCastleInFront {
    static final List<Flaw.OfAuthority> FLAWS = List.of(
            IssuerFlaw.EXPIRED,
            IssuerFlaw.BAD_SIGNATURE,
            IssuerFlaw.NOT_A_CA,
            IssuerFlaw.TOO_DEEP,
            IssuerFlaw.NAME_NOT_PERMITTED,
            IssuerFlaw.NO_CERT_SIGN,
            IssuerFlaw.UNKNOWN_CRITICAL_EXTENSION,
            IssuerFlaw.MD5,
            CrlFlaw.REVOKED);

    static final List<StapleFlaw> STAPLES = List.of(
            StapleFlaw.REVOKED, StapleFlaw.BAD_SIGNATURE, StapleFlaw.WRONG_CERTIFICATE, StapleFlaw.NOT_YET_VALID);

    private BouncyCastleInFront() {}

    public static void main(String[] arguments) {
        Security.insertProviderAt(new BouncyCastleProvider(), 1);
        for (Flaw.OfAuthority flaw : FLAWS) {
            System.out.println(flaw + " " + reason(flaw));
        }
        for (StapleFlaw flaw : STAPLES) {
            System.out.println(flaw + " " + reason(flaw));
        }
    }

    private static String reason(Flaw.OfAuthority flaw) {
        Chain chain = Chain.from("Root").via("Upper", flaw).via("Lower").to("localhost");
        Context client = Context.client()
                .trust(chain)
                .revocation(Revocation.CRL_ALL)
                .crls(chain.crls())
                .build();
        return reason(client, Context.server().credential(chain.credential()).build());
    }

    private static String reason(StapleFlaw flaw) {
        Chain chain = Chain.from("Root").to("localhost", flaw);
        Context client =
                Context.client().trust(chain).revocation(Revocation.STAPLE).build();
        Context server = Context.server()
                .engine(OpenSsl.engine())
                .credential(chain.credential())
                .onOcspStaple(chain.staple())
                .build();
        return reason(client, server);
    }

    private static String reason(Context client, Context server) {
        return Loopback.between(client, server).handshake() instanceof Outcome.Refused refused
                ? refused.refusal().reason().name()
                : "not refused";
    }
}
