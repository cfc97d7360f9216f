package dev.tlsloop.jsse.external;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.chain.ChainVerdict;
import dev.tlsloop.chain.ChainVerifier;
import dev.tlsloop.jsse.certpath.CertPathReasons;
import dev.tlsloop.jsse.certpath.ChainInspector;
import dev.tlsloop.jsse.certpath.JdkCertificateConverter;
import dev.tlsloop.jsse.certpath.PkixTrustManagers;
import dev.tlsloop.jsse.managers.StubSslEngine;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** The verdict of a user's trust manager, which is asked directly, with the host name of HTTPS. */
record TrustManagerVerifier(X509TrustManager manager, Side side, Optional<ServerName> verifyName)
        implements ChainVerifier {
    private static final String BY_NO_CIPHER_SUITE = "UNKNOWN";

    @Override
    public Optional<ChainVerdict> verdict(List<X509Certificate> chain) {
        List<X509Certificate> anchors = List.of(manager.getAcceptedIssuers());
        try {
            List<X509Certificate> presented = JdkCertificateConverter.of(chain);
            check(presented.toArray(X509Certificate[]::new));
            return Optional.of(new ChainVerdict.Accepted(
                    ChainInspector.of(presented, anchors).verifiedChain()));
        } catch (CertificateException e) {
            return Optional.of(new ChainVerdict.Refused(refusal(e, chain, anchors)));
        } catch (RuntimeException e) {
            return Optional.of(
                    new ChainVerdict.Refused(Refusal.of(Reason.REJECTED_BY_CALLBACK, "the trust manager threw " + e)
                            .withCause(e)));
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (side == Side.SERVER) {
            manager.checkClientTrusted(chain, BY_NO_CIPHER_SUITE);
        } else if (manager instanceof X509ExtendedTrustManager extended) {
            extended.checkServerTrusted(chain, BY_NO_CIPHER_SUITE, namedEngine());
        } else {
            manager.checkServerTrusted(chain, BY_NO_CIPHER_SUITE);
            checkName(chain[0]);
        }
    }

    /** JSSE adds this check to a trust manager that cannot make it: the leaf alone, trusted, on its first day. */
    private void checkName(X509Certificate leaf) throws CertificateException {
        PkixTrustManagers.trusting(
                        List.of(leaf), Optional.of(leaf.getNotBefore().toInstant()))
                .checkServerTrusted(new X509Certificate[] {leaf}, BY_NO_CIPHER_SUITE, namedEngine());
    }

    private StubSslEngine namedEngine() {
        return new StubSslEngine(verifyName, verifyName.isPresent());
    }

    private Refusal refusal(CertificateException e, List<X509Certificate> chain, List<X509Certificate> anchors) {
        return CertPathReasons.reason(e).isPresent()
                ? CertPathReasons.refusal(e, ChainInspector.of(chain, anchors), side.peer())
                : Refusal.of(
                                Reason.REJECTED_BY_CALLBACK,
                                "the trust manager refuses the certificate and gives no reason but its words: "
                                        + e.getMessage())
                        .withCause(e);
    }
}
