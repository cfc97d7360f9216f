package dev.tlsloop.harness;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Option;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.ClientCertificate.Why;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.WireMessage;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** The fate of the client's certificate, from the reports of both sides and the transcript. */
record ClientCertificateResolver(Connection client, Connection server, SideResult serverReport, Transcript transcript) {
    private static final Set<Reason> ABOUT_CERTIFICATES =
            EnumSet.range(Reason.UNKNOWN_ISSUER, Reason.MALFORMED_CERTIFICATE);

    /** @param trial a second connection that finds out why a user-supplied client chose no certificate */
    ClientCertificate outcome(Function<Context, Why> trial) {
        if (!server.asksForCertificate()) {
            return new ClientCertificate.NotAsked(server.context().flatMap(ClientCertificateResolver::unusedSetting));
        }
        if (!isFullHandshake()) {
            return new ClientCertificate.NotAsked();
        }
        List<X509Certificate> chain = server.peerChain();
        if (!chain.isEmpty() || isJudged()) {
            return new ClientCertificate.Presented(chain.isEmpty() ? told() : chain);
        }
        List<X500Principal> named = server.context().isPresent() ? server.clientCaList() : List.of();
        return isAnswered()
                ? new ClientCertificate.Withheld(why(named, trial), named)
                : new ClientCertificate.Unanswered(named);
    }

    /** The setting about client certificates that has no effect, because the server does not verify clients. */
    private static Optional<String> unusedSetting(Context server) {
        if (server.verifiesPeer()) {
            return Optional.of("verify(...), and options(ENGINE_SNI) lets the first context decide");
        }
        if (!server.trust().isEmpty()) {
            return Optional.of("trust(...) without verify(...)");
        }
        if (server.clientCas().isPresent()) {
            return Optional.of("clientCas(...) without verify(...)");
        }
        return server.verifyCallback().map(callback -> "onVerify(...) without verify(...)");
    }

    /** Whether the server refused a certificate, which it then must have received. */
    private boolean isJudged() {
        return found().filter(reason -> ABOUT_CERTIFICATES.contains(reason) || isOfTrustManager(reason))
                .isPresent();
    }

    /**
     * Whether the trust manager of a user-supplied server refused, which counts as a callback. A failing key manager counts as
     * one, too, but earlier.
     */
    private boolean isOfTrustManager(Reason reason) {
        return reason == Reason.REJECTED_BY_CALLBACK && server.context().isEmpty() && !isTooEarly();
    }

    /**
     * The chain according to the client's context, because a user-supplied server does not show a chain that it refused. The
     * client knows it if it is established or has one credential.
     */
    private List<X509Certificate> told() {
        boolean knows = client.negotiated().isPresent()
                || client.context().filter(c -> c.credentials().size() == 1).isPresent();
        return knows ? client.credential().map(Credential::chain).orElse(List.of()) : List.of();
    }

    private boolean isAnswered() {
        boolean misses = found().equals(Optional.of(Reason.NO_CERTIFICATE));
        return serverReport.negotiated().isPresent() || misses && !isTooEarly();
    }

    /** Whether it is too early for an answer: a TLS 1.3 client that sent its certificate is established. */
    private boolean isTooEarly() {
        boolean tls13 = answer().filter(hello -> hello.version() == TlsVersion.TLS_1_3.code())
                .isPresent();
        return tls13 && client.negotiated().isEmpty();
    }

    private Optional<Reason> found() {
        return serverReport
                .refusal()
                .filter(refusal -> !refusal.reportedByPeer())
                .map(Refusal::reason);
    }

    private Why why(List<X500Principal> named, Function<Context, Why> trial) {
        if (client.context().isPresent()) {
            return why(client.context().get(), named);
        }
        if (server.context().isEmpty()) {
            return Why.UNKNOWN;
        }
        return named.isEmpty() ? Why.HOLDS_NONE : trial.apply(server.context().get());
    }

    private static Why why(Context client, List<X500Principal> named) {
        if (client.credentials().isEmpty()) {
            return Why.HOLDS_NONE;
        }
        boolean heeds = client.options().contains(Option.HONOUR_CA_HINTS) && !named.isEmpty();
        return heeds && client.credentials().stream().noneMatch(c -> descends(c, named))
                ? Why.ISSUER_NOT_NAMED
                : Why.UNFIT;
    }

    private static boolean descends(Credential credential, List<X500Principal> named) {
        return credential.chain().stream().anyMatch(c -> named.contains(c.getIssuerX500Principal()));
    }

    /** Whether the server answered with a full handshake; a resumption has no certificate request (RFC 8446, 4.3.2). */
    private boolean isFullHandshake() {
        Optional<ClientHello> asked =
                last(Side.CLIENT, WireMessage.ClientHelloMessage.class).map(WireMessage.ClientHelloMessage::hello);
        return asked.isPresent()
                && answer().filter(hello -> !hello.resumes(asked.get())).isPresent();
    }

    private Optional<ServerHello> answer() {
        return last(Side.SERVER, WireMessage.ServerHelloMessage.class)
                .map(WireMessage.ServerHelloMessage::hello)
                .filter(hello -> !hello.isHelloRetryRequest());
    }

    private <T extends WireMessage> Optional<T> last(Side from, Class<T> kind) {
        return transcript.entries().stream()
                .filter(entry -> entry.side() == from)
                .flatMap(entry -> entry.event() instanceof Event.Sent sent ? Stream.of(sent.message()) : Stream.empty())
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((earlier, later) -> later);
    }
}
