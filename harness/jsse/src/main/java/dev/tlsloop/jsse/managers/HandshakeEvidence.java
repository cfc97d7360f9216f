package dev.tlsloop.jsse.managers;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.jsse.certpath.ChainInspector;
import dev.tlsloop.jsse.certpath.JdkCertificateConverter;
import dev.tlsloop.jsse.evidence.MissingClientCertificateInference;
import dev.tlsloop.jsse.evidence.NativeErrorCodes;
import dev.tlsloop.jsse.evidence.RefusalEvidence;
import dev.tlsloop.jsse.evidence.SunJsseThrower;
import dev.tlsloop.spi.AcceptedParameters;
import dev.tlsloop.spi.ContextIntrospection;
import java.security.Principal;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** The notes of our managers on one connection of a declared context. */
public final class HandshakeEvidence implements RefusalEvidence, ContextIntrospection {
    private final Context context;
    private final Side side;
    private final Connection connection;
    private final EngineAlpnSelector alpn;
    private final OcspCallbackInvoker staples;
    private final Supplier<AcceptedParameters> accepted;
    private final Optional<SSLEngine> standIn;
    private List<X509Certificate> peerChain = List.of();
    private List<X500Principal> authorities = List.of();
    private boolean asked;
    private boolean presents;
    private @Nullable Supplier<ChainInspector> walk;
    private @Nullable Refusal byTrustManager;

    public HandshakeEvidence(
            Context context,
            Side side,
            Connection connection,
            EngineAlpnSelector alpn,
            OcspCallbackInvoker staples,
            Supplier<AcceptedParameters> accepted,
            Optional<SSLEngine> standIn) {
        this.standIn = standIn;
        this.staples = staples;
        this.context = context;
        this.side = side;
        this.connection = connection;
        this.alpn = alpn;
        this.accepted = accepted;
    }

    OcspCallbackInvoker staples() {
        return staples;
    }

    Connection connection() {
        return connection;
    }

    /** The engine to show to the JDK's trust manager in place of that one. */
    @Nullable SSLEngine engineForTrustManager(@Nullable SSLEngine engine) {
        return standIn.orElse(engine);
    }

    /** The chain to show to the JDK's trust manager. */
    List<X509Certificate> chainForTrustManager(List<X509Certificate> chain) throws CertificateException {
        return standIn.isPresent() ? JdkCertificateConverter.of(chain) : chain;
    }

    /** The peer presents that chain, which leads to whom that walk finds. */
    void notePeerChain(List<X509Certificate> chain, Supplier<ChainInspector> leading) {
        peerChain = chain;
        walk = leading;
    }

    /** The server asks for a certificate, and names those authorities. */
    void noteRequest(Principal @Nullable [] named) {
        asked = true;
        authorities = named == null
                ? List.of()
                : Stream.of(named)
                        .filter(X500Principal.class::isInstance)
                        .map(X500Principal.class::cast)
                        .toList();
    }

    /** The engine has chosen what to present, to a client or to a server. */
    void noteOwnCertificate() {
        presents = true;
    }

    /** Whether the server of this handshake asks for a certificate. */
    public boolean asksForCertificate() {
        return side == Side.CLIENT ? asked : presents && context.verifiesPeer();
    }

    /** Whether the server of this handshake shows a certificate, which it does not on a resumed connection. */
    public boolean serverPresents() {
        return side == Side.CLIENT ? walk != null : presents;
    }

    /** Whether the client of this handshake shows a certificate. */
    public boolean clientPresents() {
        return side == Side.CLIENT ? presents : walk != null;
    }

    @Override
    public List<X500Principal> clientCaList() {
        return side == Side.CLIENT ? authorities : context.namedAuthorities();
    }

    @Override
    public List<X509Certificate> verifiedChain() {
        return walk == null ? List.of() : walk.get().verifiedChain();
    }

    void noteRefusal(Refusal refusal) {
        byTrustManager = refusal;
    }

    @Override
    public Optional<Refusal> knownRefusal(SSLException e) {
        return Optional.ofNullable(byTrustManager)
                .or(alpn::refusal)
                .or(() -> unreadableStaple(e))
                .or(() -> noCertificate(e));
    }

    @Override
    public Optional<Refusal> refusalOfMistake(Exception e) {
        return unreadableStaple(e);
    }

    @Override
    public List<X509Certificate> peerChain() {
        return peerChain;
    }

    @Override
    public Optional<AcceptedParameters> acceptance() {
        return side == Side.CLIENT ? Optional.empty() : Optional.of(accepted.get());
    }

    private Optional<Refusal> unreadableStaple(Exception e) {
        boolean checks = context.revocation().contains(Revocation.STAPLE);
        return checks && SunJsseThrower.parsedStaple(e) ? Optional.of(unreadable(e)) : Optional.empty();
    }

    /** SunJSSE parses the response before it shows the chain to a trust manager, so the certificate is not known. */
    private static Refusal unreadable(Exception e) {
        return new Refusal(
                Reason.REVOCATION_UNKNOWN,
                Optional.empty(),
                false,
                OptionalInt.of(0),
                Optional.empty(),
                Optional.empty(),
                "revocation(STAPLE): the JDK cannot read the stapled response (" + e.getMessage() + ")",
                List.of(),
                Optional.of(e),
                Optional.of(Revocation.STAPLE));
    }

    private Optional<Refusal> noCertificate(SSLException e) {
        boolean insists = side == Side.SERVER && context.verifyModes().contains(VerifyMode.FAIL_IF_NO_PEER_CERT);
        return insists && peerChain.isEmpty()
                ? NativeErrorCodes.reason(e)
                        .map(reason -> Refusal.of(reason, String.valueOf(e.getMessage())))
                        .or(() -> MissingClientCertificateInference.refusal(e, connection))
                : Optional.empty();
    }
}
