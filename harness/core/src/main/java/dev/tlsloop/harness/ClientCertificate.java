package dev.tlsloop.harness;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The fate of the client's certificate in a handshake. A test of mutual TLS that passes because the client sent none
 * proves nothing.
 *
 * <pre>{@code
 * if (outcome.clientCertificate() instanceof ClientCertificate.Withheld withheld) {
 *     System.out.println("none was sent: " + withheld.why() + ", named were " + withheld.named());
 * }
 * }</pre>
 *
 * <p>The {@link Outcome} says whether the server accepted it. Kinds may be added; keep a default branch.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2">RFC 8446, CertificateRequest</a>
 */
public sealed interface ClientCertificate {
    /**
     * The server requested none: its context does not verify clients, it resumed a session, or the handshake ended
     * before its request.
     *
     * @param unused the setting of the server that has no effect because of this, such as {@code trust(...) without
     *     verify(...)}; empty if there is none
     */
    record NotAsked(Optional<String> unused) implements ClientCertificate {
        /** Creates one for a server without such a setting. */
        public NotAsked() {
            this(Optional.empty());
        }

        @Override
        public String toString() {
            return ClientCertificateText.of(this);
        }
    }

    /**
     * The server requested one, and the handshake ended before the client answered.
     *
     * @param named the authorities that the server named; empty if it named none, or if a user-supplied server does not
     *     show them
     */
    record Unanswered(List<X500Principal> named) implements ClientCertificate {
        public Unanswered {
            named = List.copyOf(named);
        }

        @Override
        public String toString() {
            return ClientCertificateText.of(this);
        }
    }

    /**
     * The server requested one, and the client sent none.
     *
     * @param why the obstacle
     * @param named the authorities that the server named; empty if it named none, or if a user-supplied server does not
     *     show them
     */
    record Withheld(Why why, List<X500Principal> named) implements ClientCertificate {
        public Withheld {
            named = List.copyOf(named);
        }

        @Override
        public String toString() {
            return ClientCertificateText.of(this);
        }
    }

    /**
     * The server requested one, and the client sent one.
     *
     * @param chain the certificates as sent, leaf first. A user-supplied server seldom shows a chain that it refused; the
     *     chain then comes from the client's context. It is empty if the client is user-supplied as well. It is also
     *     empty for a client with several credentials that was refused before it was established, as in TLS 1.2
     */
    record Presented(List<X509Certificate> chain) implements ClientCertificate {
        public Presented {
            chain = List.copyOf(chain);
        }

        @Override
        public String toString() {
            return ClientCertificateText.of(this);
        }
    }

    /** The obstacle that kept a client from presenting a certificate. Constants may be added. */
    enum Why {
        /** It has no certificate; a user-supplied client has none that it would present to any server. */
        HOLDS_NONE,
        /** It has one, and none that descends from an authority that the server names. */
        ISSUER_NOT_NAMED,
        /** It has one, and none with a key and signatures that the server accepts. */
        UNFIT,
        /** Neither side tells: both are user-supplied, or the client cannot be asked once more. */
        UNKNOWN
    }
}
