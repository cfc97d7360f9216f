package dev.tlsloop.chain;

import dev.tlsloop.Refusal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The verdict of one side on a certificate chain, in the words of a handshake.
 *
 * <pre>{@code
 * ChainVerdict verdict = ChainJudge.by(client).judge(certificates, "www.a.test");
 * if (verdict instanceof ChainVerdict.Refused refused) {
 *     System.out.println(refused.refusal());
 * }
 * }</pre>
 *
 * <p>It says nothing about the key: a handshake also needs the private key of the leaf.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280, certification path validation</a>
 */
public sealed interface ChainVerdict {
    /**
     * The side accepts the chain.
     *
     * @param path the accepted path from the leaf to the trust anchor; empty if the side verifies no chain, or does not
     *     tell its path
     */
    record Accepted(List<X509Certificate> path) implements ChainVerdict {
        public Accepted {
            path = List.copyOf(path);
        }

        /** The path by its subjects, such as {@code accepted: CN=www.a.test, issued by CN=Root}. */
        @Override
        public String toString() {
            return path.isEmpty()
                    ? "accepted"
                    : "accepted: "
                            + path.stream()
                                    .map(certificate -> certificate
                                            .getSubjectX500Principal()
                                            .getName())
                                    .collect(Collectors.joining(", issued by "));
        }
    }

    /**
     * The side refuses the chain.
     *
     * @param refusal the refusal with which a handshake would end, without its alert
     */
    record Refused(Refusal refusal) implements ChainVerdict {
        /** The refusal, such as {@code refused: CERTIFICATE_EXPIRED at depth 1 (CN=Intermediate): ...}. */
        @Override
        public String toString() {
            return "refused: " + refusal;
        }
    }
}
