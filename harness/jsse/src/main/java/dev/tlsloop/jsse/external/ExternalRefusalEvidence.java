package dev.tlsloop.jsse.external;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.certpath.CertPathReasons;
import dev.tlsloop.jsse.evidence.ExceptionCauses;
import dev.tlsloop.jsse.evidence.MissingClientCertificateInference;
import dev.tlsloop.jsse.evidence.NativeErrorCodes;
import dev.tlsloop.jsse.evidence.RefusalEvidence;
import dev.tlsloop.jsse.evidence.UnknownAuthType;
import dev.tlsloop.jsse.provider.NamedGroupSetter;
import dev.tlsloop.spi.AcceptedParameters;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * The evidence of a user-supplied engine, whose managers are out of reach: the types of its exceptions, and its
 * settings.
 */
public final class ExternalRefusalEvidence implements RefusalEvidence {
    private static final Set<String> JUDGING = Set.of("checkServerTrusted", "checkClientTrusted");
    private static final Set<String> CHOOSING = Set.of(
            "chooseClientAlias",
            "chooseServerAlias",
            "chooseEngineClientAlias",
            "chooseEngineServerAlias",
            "getClientAliases",
            "getServerAliases",
            "getCertificateChain",
            "getPrivateKey");

    private final ExternalTls external;
    private final Side side;
    private final Connection connection;
    /** A server's, as they were before the handshake: Netty's OpenSSL engine is empty after one that failed. */
    private final Optional<SSLParameters> settings;

    private final Predicate<SSLParameters> showsNothing;

    /** The evidence of an engine that cannot be made again for a probe; it is assumed to have a key of each algorithm. */
    public ExternalRefusalEvidence(ExternalTls external, Side side, Connection connection) {
        this(external, side, connection, settings -> false);
    }

    /** @param showsNothing whether a server with those settings has no certificate for a client that takes all */
    public ExternalRefusalEvidence(
            ExternalTls external, Side side, Connection connection, Predicate<SSLParameters> showsNothing) {
        this.showsNothing = showsNothing;
        this.external = external;
        this.side = side;
        this.connection = connection;
        this.settings = side == Side.SERVER ? Optional.of(external.parameters()) : Optional.empty();
    }

    @Override
    public Optional<Refusal> knownRefusal(SSLException e) {
        return UnknownAuthType.refusal(e)
                .or(() -> CertPathReasons.reason(e).map(reason -> locate(reason, e)))
                .or(() -> infer(e))
                .or(() -> rejection(e))
                .or(() -> noCertificate(e))
                .or(() -> strangeName(e));
    }

    @Override
    public List<X509Certificate> peerChain() {
        return List.of();
    }

    @Override
    public Optional<AcceptedParameters> acceptance() {
        return settings.map(this::accepted);
    }

    private AcceptedParameters accepted(SSLParameters settings) {
        return new AcceptedParameters(
                Stream.of(settings.getProtocols())
                        .flatMap(p -> TlsVersion.ofProtocolName(p).stream())
                        .toList(),
                Stream.of(settings.getCipherSuites())
                        .flatMap(s -> CipherSuite.ofName(s).stream())
                        .toList(),
                NamedGroupSetter.KNOWN,
                showsNothing.test(settings) ? Set.of() : EnumSet.allOf(PublicKeyAlgorithm.class),
                Set.copyOf(NamedGroupSetter.KNOWN),
                Stream.of(settings.getApplicationProtocols())
                        .map(AlpnProtocol::new)
                        .toList());
    }

    private static Refusal locate(Reason reason, SSLException e) {
        Refusal refusal = Refusal.of(reason, String.valueOf(e.getMessage()));
        return ExceptionCauses.of(e)
                .filter(CertPathValidatorException.class::isInstance)
                .map(CertPathValidatorException.class::cast)
                .filter(c -> c.getIndex() >= 0 && c.getCertPath() != null)
                .findFirst()
                .map(c -> refusal.withCertificate(c.getIndex(), (X509Certificate)
                        c.getCertPath().getCertificates().get(c.getIndex())))
                .orElse(refusal);
    }

    private Optional<Refusal> infer(SSLException e) {
        List<X509Certificate> presented = external.peerChain();
        boolean ofChain = ExceptionCauses.of(e)
                .anyMatch(t -> t instanceof CertificateException || t instanceof CertPathValidatorException);
        return ofChain && !presented.isEmpty()
                ? Optional.of(UntrustedChainInference.of(presented, side.peer(), external)
                        .refusal())
                : Optional.empty();
    }

    /** The refusal of a user's trust manager without a typed reason; only the trust manager has seen the chain. */
    private Optional<Refusal> rejection(SSLException e) {
        return ExceptionCauses.of(e)
                .filter(t -> t instanceof CertificateException && isOfTrustManager(t))
                .findFirst()
                .map(t -> Refusal.of(
                        Reason.REJECTED_BY_CALLBACK,
                        "the trust manager refuses the certificate and gives no reason but its words: "
                                + t.getMessage()))
                .or(() -> refusalOfMistake(e));
    }

    /** A manager that breaks down over what the peer presents or asks for; some engines pass on what it throws. */
    @Override
    public Optional<Refusal> refusalOfMistake(Exception e) {
        return ExceptionCauses.of(e)
                .filter(t -> t instanceof RuntimeException)
                .flatMap(t -> thrower(t).stream()
                        .map(text ->
                                Refusal.of(Reason.REJECTED_BY_CALLBACK, text).withCause(t)))
                .findFirst();
    }

    private static Optional<String> thrower(Throwable t) {
        if (isOfTrustManager(t)) {
            return Optional.of(
                    "the trust manager threw " + t + "; what it refuses it says with a CertificateException");
        }
        return wentThrough(CHOOSING, t)
                ? Optional.of("the key manager threw " + t + "; where it has nothing to present it answers null")
                : Optional.empty();
    }

    private static boolean isOfTrustManager(Throwable t) {
        return wentThrough(JUDGING, t);
    }

    private static boolean wentThrough(Set<String> methods, Throwable t) {
        return Stream.of(t.getStackTrace())
                .map(StackTraceElement::getMethodName)
                .anyMatch(methods::contains);
    }

    private Optional<Refusal> strangeName(SSLException e) {
        return RecordingSniMatcher.refusedBy(external.parameters())
                .map(name -> Refusal.of(
                        Reason.UNRECOGNIZED_NAME,
                        "the SNIMatcher of this server does not take " + name + " (" + e.getMessage() + ")"));
    }

    private Optional<Refusal> noCertificate(SSLException e) {
        Optional<Reason> told = NativeErrorCodes.reason(e);
        if (told.isPresent()) {
            return Optional.of(Refusal.of(told.get(), String.valueOf(e.getMessage())));
        }
        boolean insists = side == Side.SERVER && external.parameters().getNeedClientAuth();
        return insists ? MissingClientCertificateInference.refusal(e, connection) : Optional.empty();
    }
}
