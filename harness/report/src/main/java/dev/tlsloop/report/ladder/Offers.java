package dev.tlsloop.report.ladder;

import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.report.fields.Field;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.Extension;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.HandshakeMessage;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.WireMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** The offers and answers in the messages of one handshake. After a HelloRetryRequest, the second ClientHello counts. */
public final class Offers {
    private static final String VERSIONS = "versions";
    private static final String SUITES = "cipher suites";
    private static final String GROUPS = "groups";
    private static final String PROTOCOLS = "ALPN protocols";

    private final List<Entry> entries;
    private final List<Step> steps;

    private Offers(Outcome outcome) {
        this.entries = outcome.transcript().entries();
        this.steps = Ladder.of(outcome);
    }

    /** The subjects of the negotiation, in the order of this page; a mismatch stands first. */
    public static List<Offer> of(Outcome outcome) {
        List<Offer> offers = new Offers(outcome).all();
        return outcome instanceof Outcome.Refused refused
                ? refused.refusal()
                        .mismatch()
                        .map(mismatch -> with(mismatch, offers))
                        .orElse(offers)
                : offers;
    }

    private static List<Offer> with(NegotiationMismatch mismatch, List<Offer> offers) {
        List<Offer> all = new ArrayList<>();
        all.add(new Offer(mismatch.what(), mismatch.offered(), Optional.of(mismatch.accepted()), Optional.empty()));
        offers.stream().filter(offer -> !mismatch.what().endsWith(offer.what())).forEach(all::add);
        return all;
    }

    private List<Offer> all() {
        Optional<ClientHello> client =
                last(WireMessage.ClientHelloMessage.class).map(m -> m.hello());
        Optional<ServerHello> server = last(WireMessage.ServerHelloMessage.class)
                .map(m -> m.hello())
                .filter(hello -> !hello.isHelloRetryRequest());
        List<Offer> offers = new ArrayList<>();
        client.ifPresent(hello -> offers.addAll(ofClient(hello, server)));
        decoded(HandshakeMessage.CertificateRequest.class, Side.SERVER)
                .map(request -> offer(
                        "schemes for the client's signature", request.schemes(), Codes::scheme, scheme(Side.CLIENT)))
                .ifPresent(offers::add);
        offers.removeIf(offer -> offer.offered().isEmpty() && offer.chosen().isEmpty());
        return offers;
    }

    private List<Offer> ofClient(ClientHello hello, Optional<ServerHello> server) {
        Optional<String> share = server.flatMap(
                answer -> answer.keyShareGroup().stream().mapToObj(Codes::group).findFirst());
        return List.of(
                offer(VERSIONS, hello.supportedVersions(), Codes::version, server.map(a -> Codes.version(a.version()))),
                offer(SUITES, hello.cipherSuites(), Codes::suite, server.map(a -> Codes.suite(a.cipherSuite()))),
                new Offer(
                        GROUPS,
                        HelloText.named(hello.supportedGroups(), Codes::group),
                        groupsOfServer(),
                        share.or(this::curve)),
                offer("key shares", hello.keyShareGroups(), Codes::group, share),
                offer(
                        "schemes for the server's signature",
                        hello.signatureSchemes(),
                        Codes::scheme,
                        scheme(Side.SERVER)),
                new Offer(
                        PROTOCOLS,
                        hello.alpn().stream().map(Codes::text).toList(),
                        Optional.empty(),
                        server.flatMap(ServerHello::alpn)
                                .or(() -> decoded(HandshakeMessage.EncryptedExtensions.class, Side.SERVER)
                                        .flatMap(HandshakeMessage.EncryptedExtensions::alpn))
                                .map(Codes::text)));
    }

    private static Offer offer(String what, List<Integer> codes, LongFunction<String> name, Optional<String> chosen) {
        return new Offer(what, HelloText.named(codes, name), Optional.empty(), chosen);
    }

    /** RFC 8446, 4.2.7: a server may list its groups in EncryptedExtensions, for the client's next connection. */
    private Optional<List<String>> groupsOfServer() {
        return decoded(HandshakeMessage.EncryptedExtensions.class, Side.SERVER)
                .flatMap(message -> message.extensions().stream()
                        .filter(extension -> extension.type() == ExtensionType.SUPPORTED_GROUPS)
                        .findFirst())
                .map(Offers::groups);
    }

    private static List<String> groups(Extension extension) {
        ByteBuffer body = ByteBuffer.wrap(extension.body());
        return IntStream.range(1, body.remaining() / 2)
                .map(i -> body.getShort(2 * i) & 0xFFFF)
                .mapToObj(Codes::group)
                .toList();
    }

    /** The group of a ServerKeyExchange, up to TLS 1.2. */
    private Optional<String> curve() {
        return decoded(HandshakeMessage.ServerKeyExchange.class, Side.SERVER)
                .map(HandshakeMessage.ServerKeyExchange::group)
                .or(() -> last(WireMessage.ServerKeyExchange.class).map(WireMessage.ServerKeyExchange::group))
                .flatMap(group -> group.stream().mapToObj(Codes::group).findFirst());
    }

    /** The scheme of a CertificateVerify; that of a server up to TLS 1.2 stands in its ServerKeyExchange. */
    private Optional<String> scheme(Side side) {
        return decoded(HandshakeMessage.CertificateVerify.class, side)
                .map(verify -> Codes.scheme(verify.scheme()))
                .or(() -> steps.stream()
                        .filter(step -> step.side() == side && step.name().equals("ServerKeyExchange"))
                        .flatMap(step -> step.fields().stream())
                        .filter(field -> field.name().equals("algorithm"))
                        .map(Field::value)
                        .findFirst());
    }

    private <T extends HandshakeMessage> Optional<T> decoded(Class<T> type, Side side) {
        return entries.stream()
                .filter(entry -> entry.side() == side)
                .flatMap(entry -> Offers.message(entry).stream())
                .filter(WireMessage.DecodedHandshake.class::isInstance)
                .map(message -> ((WireMessage.DecodedHandshake) message).message())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private <T extends WireMessage> Optional<T> last(Class<T> type) {
        return entries.stream()
                .flatMap(entry -> message(entry).stream())
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later);
    }

    private static Optional<WireMessage> message(Entry entry) {
        return entry.event() instanceof Event.Sent sent ? Optional.of(sent.message()) : Optional.empty();
    }
}
