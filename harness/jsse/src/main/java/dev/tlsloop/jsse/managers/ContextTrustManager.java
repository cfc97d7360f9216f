package dev.tlsloop.jsse.managers;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.chain.ChainVerdict;
import dev.tlsloop.chain.ChainVerifier;
import dev.tlsloop.jsse.certpath.ChainDefect;
import dev.tlsloop.jsse.certpath.JdkCertificateConverter;
import dev.tlsloop.jsse.certpath.PathVerifier;
import dev.tlsloop.jsse.certpath.PresentedChain;
import dev.tlsloop.jsse.certpath.SubjectOnlyCertificate;
import dev.tlsloop.jsse.certpath.VerifyCallbackInvoker;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** A trust manager for one context. The JDK's path validation decides, and the verify callback may override it. */
public final class ContextTrustManager extends X509ExtendedTrustManager {
    private final Context context;
    private final CurrentConnection current;
    private final PathVerifier verifier;

    public ContextTrustManager(Context context, CurrentConnection current) {
        this.context = context;
        this.current = current;
        this.verifier = new PathVerifier(context);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        judge(chain, authType, engine, Side.SERVER);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        judge(chain, authType, engine, Side.CLIENT);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        checkServerTrusted(chain, authType, (SSLEngine) null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        checkClientTrusted(chain, authType, (SSLEngine) null);
    }

    /** The authorities that a server names in its CertificateRequest. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return context.clientCas()
                .map(names -> names.stream().<X509Certificate>map(SubjectOnlyCertificate::new))
                .orElseGet(() -> verifier.anchors().stream())
                .toArray(X509Certificate[]::new);
    }

    private void judge(X509Certificate[] chain, String authType, @Nullable SSLEngine engine, Side by)
            throws CertificateException {
        HandshakeEvidence evidence = current.current();
        PresentedChain presented = new PresentedChain(
                evidence.chainForTrustManager(List.of(chain)),
                authType,
                engine,
                evidence.engineForTrustManager(engine),
                by);
        evidence.notePeerChain(presented.chain(), () -> verifier.walk(presented));
        Optional<Refusal> refusal = refusal(presented, evidence.connection());
        if (refusal.isPresent() && context.verifiesPeer()) {
            evidence.noteRefusal(refusal.get());
            throw exceptionFor(refusal.get());
        }
        if (presented.by() == Side.SERVER) {
            judgeStaple(evidence, presented.engine());
        }
    }

    /** The refusal of a chain, in which the verify callback has the last word. */
    private Optional<Refusal> refusal(PresentedChain presented, Connection connection) {
        List<ChainDefect> findings = context.verifiesPeer() ? verifier.findings(presented) : List.of();
        return context.verifyCallback().isPresent()
                ? new VerifyCallbackInvoker(context.verifyCallback().get(), connection)
                        .refusal(verifier.walk(presented).verifiedChain(), findings)
                : findings.stream().findFirst().map(ChainDefect::refusal);
    }

    /** Verifies a chain that came in no handshake, for a connection that verifies that name. */
    public ChainVerifier outsideHandshake(Connection connection, Optional<ServerName> verifyName) {
        StubSslEngine stub = new StubSslEngine(verifyName, context.verifiesHostName());
        return chain -> {
            try {
                PresentedChain presented = new PresentedChain(
                        JdkCertificateConverter.of(chain),
                        "UNKNOWN",
                        stub,
                        stub,
                        connection.side().peer());
                return Optional.of(verdict(presented, connection));
            } catch (CertificateException e) {
                return Optional.of(new ChainVerdict.Refused(
                        Refusal.of(Reason.MALFORMED_CERTIFICATE, String.valueOf(e.getMessage()))
                                .withCause(e)));
            }
        };
    }

    private ChainVerdict verdict(PresentedChain presented, Connection connection) {
        if (!context.verifiesPeer()) {
            return new ChainVerdict.Accepted(List.of());
        }
        return refusal(presented, connection)
                .<ChainVerdict>map(ChainVerdict.Refused::new)
                .orElseGet(
                        () -> new ChainVerdict.Accepted(verifier.walk(presented).verifiedChain()));
    }

    private static void judgeStaple(HandshakeEvidence evidence, @Nullable SSLEngine engine)
            throws CertificateException {
        Optional<Refusal> refusal = evidence.staples().refusal(engine);
        if (refusal.isPresent()) {
            evidence.noteRefusal(refusal.get());
            throw OcspCallbackInvoker.exceptionFor(refusal.get());
        }
    }

    /**
     * SunJSSE derives its alert from this exception, so the JDK's own is passed on where there is one. The exception of a
     * callback is not, because SunJSSE asks for its message, which may throw.
     */
    private static CertificateException exceptionFor(Refusal refusal) {
        return refusal.cause()
                .filter(cause -> refusal.reason() != Reason.REJECTED_BY_CALLBACK)
                .filter(CertificateException.class::isInstance)
                .map(CertificateException.class::cast)
                .orElseGet(() -> new CertificateException(refusal.detail()));
    }
}
