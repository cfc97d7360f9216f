package dev.tlsloop.harness;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * What became of the client's certificate in a handshake: a test of mutual TLS that passes because none was sent proves
 * nothing.
 *
 * <pre>{@code
 * if (outcome.clientCertificate() instanceof ClientCertificate.Withheld withheld) {
 *     System.out.println("none was sent: " + withheld.why() + ", named were " + withheld.named());
 * }
 * }</pre>
 *
 * <p>Whether a certificate that was presented was accepted says the outcome itself. Kinds may be added; keep a default
 * branch.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2">RFC 8446, ClientCertificateResolver</a>
 */
public sealed interface ClientCertificate {
    /** The server asked for none: it is not set to, it resumed a session, or the handshake ended before it could. */
    record NotAsked() implements ClientCertificate {}

    /**
     * It was asked for, and the handshake ended before there was an answer.
     *
     * @param named the authorities that the server named; empty for none, and where a brought server does not tell
     */
    record Unanswered(List<X500Principal> named) implements ClientCertificate {
        public Unanswered {
            named = List.copyOf(named);
        }
    }

    /**
     * It was asked for, and the client sent none.
     *
     * @param why what kept the client from it
     * @param named the authorities that the server named; empty for none, and where a brought server does not tell
     */
    record Withheld(Why why, List<X500Principal> named) implements ClientCertificate {
        public Withheld {
            named = List.copyOf(named);
        }
    }

    /**
     * It was asked for, and the client sent one.
     *
     * @param chain as it was sent, leaf first. A brought server shows what it accepted, and mostly not what it refused: then
     *     it is told by a declared client, and empty where the client was brought as well, or has more than one credential
     *     and was refused before it was done, as in TLS 1.2
     */
    record Presented(List<X509Certificate> chain) implements ClientCertificate {
        public Presented {
            chain = List.copyOf(chain);
        }
    }

    /** What keeps a client from presenting a certificate. Reasons may be added. */
    enum Why {
        /** It has none; of a client that was brought: none that it would present to anybody. */
        HOLDS_NONE,
        /** It has one, and none that descends from an authority that the server names. */
        ISSUER_NOT_NAMED,
        /** It has one, and none with a key and signatures that the server takes. */
        UNFIT,
        /** Neither side tells: both were brought, or the client could not be asked once more. */
        UNKNOWN
    }
}
