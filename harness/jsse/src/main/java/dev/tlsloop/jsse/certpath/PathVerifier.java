package dev.tlsloop.jsse.certpath;

import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyCode;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a chain with the JDK's trust manager and returns the defect. Path and host name are checked together, and
 * apart only after a failure, so that a good chain is verified once.
 */
public final class PathVerifier {
    private final Context context;
    private final List<X509Certificate> anchors;
    private final Optional<X509ExtendedTrustManager> theJdks;
    private final RevocationChecker revocation;

    public PathVerifier(Context context) {
        this.context = context;
        this.revocation = new RevocationChecker(context);
        this.anchors = context.trust().stream()
                .flatMap(t -> t.anchors().stream())
                .distinct()
                .toList();
        this.theJdks = anchors.isEmpty()
                ? Optional.empty()
                : Optional.of(PkixTrustManagers.trusting(anchors, context.verifyAt()));
    }

    public List<X509Certificate> anchors() {
        return anchors;
    }

    public ChainInspector walk(PresentedChain presented) {
        return ChainInspector.of(presented.chain(), anchors);
    }

    /** The defects, the decisive one first; empty when the JDK accepts the chain. */
    public List<ChainDefect> findings(PresentedChain presented) {
        Optional<CertificateException> refused = failure(theJdks, presented, presented.judgedOn());
        if (refused.isEmpty()) {
            return ofGoodPath(presented);
        }
        PresentedChain inOrder = presented.of(walk(presented).path());
        return inOrder.chain().equals(presented.chain()) ? explain(refused.get(), presented) : ofReordered(inOrder);
    }

    /** RFC 8446, 4.4.2 requires any order to be accepted, and the JDK's path builder gives no reason for a failure. */
    private List<ChainDefect> ofReordered(PresentedChain inOrder) {
        return failure(theJdks, inOrder, inOrder.judgedOn())
                .map(e -> explain(e, inOrder))
                .orElseGet(() -> ofGoodPath(inOrder));
    }

    private List<ChainDefect> ofGoodPath(PresentedChain presented) {
        List<ChainDefect> deep = tooDeep(presented);
        return deep.isEmpty() && !context.revocation().contains(Revocation.NONE)
                ? revocation.finding(walk(presented), presented).stream().toList()
                : deep;
    }

    private List<ChainDefect> explain(CertificateException refused, PresentedChain presented) {
        List<ChainDefect> walked =
                walk(presented).findings(context.verifyAt().orElseGet(Clock.systemUTC()::instant), presented.by());
        List<ChainDefect> found = new ArrayList<>();
        Optional<CertificateException> pathAlone = failure(theJdks, presented, null);
        pathAlone.ifPresent(e -> found.add(ofPath(e, presented, walked)));
        if (presented.by() == Side.SERVER && context.verifiesHostName()) {
            nameMismatch(presented).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            found.add(ofPath(refused, presented, walked));
        }
        if (pathAlone.isPresent()) {
            walked.stream().filter(w -> found.stream().noneMatch(w::isSameAs)).forEach(found::add);
        }
        return found;
    }

    private ChainDefect ofPath(CertificateException refused, PresentedChain presented, List<ChainDefect> walked) {
        List<X509Certificate> path = walk(presented).path();
        return JdkPathValidation.of(path, anchors, context.verifyAt())
                .map(e -> CertPathReasons.finding(e, path, walked))
                .orElseGet(() -> CertPathReasons.finding(refused, presented.chain(), walked))
                .provenBy(refused);
    }

    /** The JDK's own name check alone: to a trust manager that trusts the leaf, the path is no question. */
    private Optional<ChainDefect> nameMismatch(PresentedChain presented) {
        X509Certificate leaf = presented.chain().get(0);
        PresentedChain alone = presented.of(List.of(leaf));
        var trustsIt = Optional.of(PkixTrustManagers.trusting(List.of(leaf), Optional.of(middleOf(leaf))));
        return failure(trustsIt, alone, presented.judgedOn())
                .map(e -> ChainDefect.of(Reason.NAME_MISMATCH, 0, leaf, String.valueOf(e.getMessage()))
                        .provenBy(e));
    }

    private List<ChainDefect> tooDeep(PresentedChain presented) {
        if (context.verifyDepth().isEmpty()) {
            return List.of();
        }
        ChainInspector walk = walk(presented);
        int limit = context.verifyDepth().getAsInt();
        if (walk.intermediates() <= limit) {
            return List.of();
        }
        int depth = limit + 1;
        return List.of(new ChainDefect(
                Reason.PATH_TOO_LONG,
                VerifyCode.CERT_CHAIN_TOO_LONG,
                depth,
                walk.path().get(depth),
                "verifyDepth(" + limit + ") allows " + limit + " intermediates, and the chain has "
                        + walk.intermediates(),
                Optional.empty()));
    }

    /** Why the JDK refuses; without an engine it checks the path alone. */
    private static Optional<CertificateException> failure(
            Optional<X509ExtendedTrustManager> trust, PresentedChain presented, @Nullable SSLEngine engine) {
        if (trust.isEmpty()) {
            return Optional.of(new CertificateException("the context has no trust anchors; add trust(...)"));
        }
        X509Certificate[] chain = presented.chain().toArray(X509Certificate[]::new);
        try {
            if (presented.by() == Side.SERVER) {
                checkServer(trust.get(), chain, presented.authType(), engine);
            } else {
                checkClient(trust.get(), chain, presented.authType(), engine);
            }
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(e);
        } catch (RuntimeException e) {
            return Optional.of(breakdown(e));
        }
    }

    /** The JDK throws RuntimeExceptions, too, for what it does not expect in a certificate. */
    private static CertificateException breakdown(RuntimeException e) {
        String text = "the JDK's path validation threw " + e;
        CertificateException known = CertPathReasons.reason(e).isPresent()
                ? new CertificateException(text)
                : new CertificateParsingException(text);
        known.initCause(e);
        return known;
    }

    private static void checkServer(
            X509ExtendedTrustManager trust, X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        if (engine == null) {
            trust.checkServerTrusted(chain, authType);
        } else {
            trust.checkServerTrusted(chain, authType, engine);
        }
    }

    private static void checkClient(
            X509ExtendedTrustManager trust, X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        if (engine == null) {
            trust.checkClientTrusted(chain, authType);
        } else {
            trust.checkClientTrusted(chain, authType, engine);
        }
    }

    private static Instant middleOf(X509Certificate c) {
        long from = c.getNotBefore().getTime();
        return Instant.ofEpochMilli(from + (c.getNotAfter().getTime() - from) / 2);
    }
}
