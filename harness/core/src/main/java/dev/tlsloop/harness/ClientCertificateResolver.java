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

/** What a server asked of its client, and what became of it. */
record ClientCertificateResolver(Connection client, Connection server, SideResult serverReport, Transcript transcript) {
    private static final Set<Reason> ABOUT_CERTIFICATES =
            EnumSet.range(Reason.UNKNOWN_ISSUER, Reason.MALFORMED_CERTIFICATE);

    /** @param trial why a client that was brought chose nothing of what it holds, found out by another connection */
    ClientCertificate outcome(Function<Context, Why> trial) {
        if (!server.asksForCertificate() || !isFullHandshake()) {
            return new ClientCertificate.NotAsked();
        }
        List<X509Certificate> chain = server.peerChain();
        if (!chain.isEmpty() || isJudged()) {
            return new ClientCertificate.Presented(chain.isEmpty() ? told() : chain);
        }
        List<X500Principal> named =
                server.context().map(Context::namedAuthorities).orElse(List.of());
        return isAnswered()
                ? new ClientCertificate.Withheld(why(named, trial), named)
                : new ClientCertificate.Unanswered(named);
    }

    /** Whether the server found something wrong with a certificate, which then must have come. */
    private boolean isJudged() {
        return found().filter(reason -> ABOUT_CERTIFICATES.contains(reason) || isOfTrustManager(reason))
                .isPresent();
    }

    /**
     * A trust manager that somebody brought refuses in its own words, and is then taken for a callback; a key manager that
     * breaks down is, too, and earlier.
     */
    private boolean isOfTrustManager(Reason reason) {
        return reason == Reason.REJECTED_BY_CALLBACK && server.context().isEmpty() && !isTooEarly();
    }

    /**
     * What a server that was brought has refused it shows no more; a declared client knows what it sent where it has
     * finished, or has but one.
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

    /** Whether no client could have answered yet: in TLS 1.3 it has seen the server's own certificate first, and is done. */
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

    /** Whether the server answered, and not by resuming a session: then it asks nobody (RFC 8446, 4.3.2). */
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
