package dev.tlsloop.providers;

import dev.tlsloop.Credential;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** A handshake that runs on every pair of engines. */
enum Scenario {
    SUCCESS("both certificates are valid", "success"),
    WRONG_NAME("the server's certificate is for another name", "client NAME_MISMATCH"),
    UNKNOWN_ISSUER("the client does not trust the server's authority", "client UNKNOWN_ISSUER"),
    EXPIRED("an intermediate certificate of the server has expired", "client CERTIFICATE_EXPIRED"),
    NO_CLIENT_CERTIFICATE("the server requires a certificate, the client has none", "server NO_CERTIFICATE"),
    STRANGERS_CERTIFICATE(
            "the client's certificate is from an authority that the server does not trust",
            "server NO_CERTIFICATE, or server UNKNOWN_ISSUER"),
    ALPN_OVERLAP("the client offers h2 and http/1.1, the server speaks http/1.1", "success, http/1.1"),
    ALPN_NOTHING_IN_COMMON("the client offers h2, the server speaks http/1.1", "server NO_COMMON_PROTOCOL, or success"),
    NAME_ACCEPTED("the server serves one name, and the client asks for it", "success"),
    NAME_REFUSED(
            "the server serves another name", "cannot, or server REJECTED_BY_CALLBACK, or server UNRECOGNIZED_NAME");

    /** The name has a dot because Netty sends no other names. */
    private static final String NAME = "front.test";

    private final String text;
    private final String judgement;

    Scenario(String text, String judgement) {
        this.text = text;
        this.judgement = judgement;
    }

    /** The expected result. */
    String judgement() {
        return judgement;
    }

    String text() {
        return text;
    }

    Outcome between(EngineUnderTest client, EngineUnderTest server, TlsVersion version) {
        Loopback loopback = Loopback.between(client.client(client(version)), server.server(server(version)));
        return loopback.withServerName(this == WRONG_NAME ? "wrong.test" : NAME).handshake();
    }

    private SideSettings client(TlsVersion version) {
        SideSettings plain = SideSettings.of(version).trusting(this == UNKNOWN_ISSUER ? Cast.STRANGERS : Cast.CA);
        return switch (this) {
            case STRANGERS_CERTIFICATE -> plain.presenting(Cast.MALLORY);
            case ALPN_OVERLAP -> plain.speaking("h2", "http/1.1");
            case ALPN_NOTHING_IN_COMMON -> plain.speaking("h2");
            default -> plain;
        };
    }

    private SideSettings server(TlsVersion version) {
        SideSettings plain = SideSettings.of(version).presenting(this == EXPIRED ? Cast.EXPIRED : Cast.SERVER);
        return switch (this) {
            case NO_CLIENT_CERTIFICATE, STRANGERS_CERTIFICATE -> plain.trusting(Cast.CA);
            case ALPN_OVERLAP, ALPN_NOTHING_IN_COMMON -> plain.speaking("http/1.1");
            case NAME_ACCEPTED -> plain.answeringOnlyTo(NAME);
            case NAME_REFUSED -> plain.answeringOnlyTo("other.test");
            default -> plain;
        };
    }

    /** The authorities and credentials of all scenarios. */
    private static final class Cast {
        static final Authority CA = Authority.create("Root");
        static final Authority STRANGERS = Authority.create("Strangers root");
        static final Credential SERVER = CA.issue(NAME);
        static final Credential MALLORY = STRANGERS.issue("mallory");
        static final Credential EXPIRED =
                Chain.from(CA).via("Intermediate", IssuerFlaw.EXPIRED).to(NAME).credential();
    }
}
