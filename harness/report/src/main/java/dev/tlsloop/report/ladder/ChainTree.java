package dev.tlsloop.report.ladder;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.report.words.ReasonWords;
import dev.tlsloop.wire.HandshakeMessage;
import dev.tlsloop.wire.WireMessage;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The chain that a side presented, as trees with the issuers on top. An issuer that was not presented has a place too.
 *
 * @param presenter the side that presented it
 * @param roots the trees; one for a chain in which each certificate issued the one before
 */
public record ChainTree(Side presenter, List<CertificateNode> roots) {
    public ChainTree {
        roots = List.copyOf(roots);
    }

    /** The chain of that side; empty if it presented none, or if neither the wire nor an engine shows it. */
    public static Optional<ChainTree> of(Outcome outcome, Side presenter) {
        List<Presented> chain = onTheWire(outcome, presenter);
        if (chain.isEmpty()) {
            chain = outcome.certificates(presenter).stream().map(Presented::of).toList();
        }
        Optional<Refusal> finding = finding(outcome, presenter);
        if (chain.isEmpty()) {
            chain = finding.flatMap(Refusal::certificate).map(Presented::of).stream()
                    .toList();
        }
        return chain.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChainTree(presenter, new Builder(chain, finding).roots()));
    }

    private static List<Presented> onTheWire(Outcome outcome, Side presenter) {
        return outcome.transcript().entries().stream()
                .filter(entry -> entry.side() == presenter)
                .map(entry -> entry.event())
                .filter(Event.Sent.class::isInstance)
                .map(event -> ((Event.Sent) event).message())
                .filter(WireMessage.DecodedHandshake.class::isInstance)
                .map(message -> ((WireMessage.DecodedHandshake) message).message())
                .filter(HandshakeMessage.Certificate.class::isInstance)
                .map(message -> ((HandshakeMessage.Certificate) message).certificates())
                .map(certificates -> certificates.stream().map(Presented::of).toList())
                .findFirst()
                .orElse(List.of());
    }

    /** The parameters of that side, if it was established. */
    public static Optional<Negotiated> negotiated(Outcome outcome, Side side) {
        if (outcome instanceof Outcome.Success success) {
            return Optional.of(side == Side.CLIENT ? success.client() : success.server());
        }
        if (outcome instanceof Outcome.Disagreed disagreed) {
            return Optional.of(side == Side.CLIENT ? disagreed.client() : disagreed.server());
        }
        return outcome instanceof Outcome.Refused refused && refused.side() != side
                ? refused.completed()
                : Optional.empty();
    }

    private static Optional<Refusal> finding(Outcome outcome, Side presenter) {
        return outcome instanceof Outcome.Refused refused
                        && refused.side() == presenter.peer()
                        && !refused.refusal().reportedByPeer()
                        && (refused.refusal().certificate().isPresent()
                                || refused.refusal().depth().isPresent())
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }

    /** A certificate as presented, readable or not. */
    private record Presented(String subject, Optional<X509Certificate> certificate) {
        static Presented of(byte[] der) {
            return Certificates.read(der)
                    .map(Presented::of)
                    .orElseGet(() -> new Presented(
                            "unreadable certificate, " + Codes.count(der.length, "byte"), Optional.empty()));
        }

        static Presented of(X509Certificate certificate) {
            return new Presented(Certificates.name(certificate.getSubjectX500Principal()), Optional.of(certificate));
        }

        boolean issued(Presented other) {
            return certificate.isPresent()
                    && other.certificate
                            .filter(read -> read.getIssuerX500Principal()
                                    .equals(certificate.get().getSubjectX500Principal()))
                            .isPresent();
        }

        boolean issuedItself() {
            return issued(this);
        }
    }

    /** The trees of one chain. */
    private static final class Builder {
        private final List<Presented> chain;
        private final Optional<Refusal> finding;
        private final int[] issuers;

        Builder(List<Presented> chain, Optional<Refusal> finding) {
            this.chain = chain;
            this.finding = finding;
            this.issuers = IntStream.range(0, chain.size()).map(i -> -1).toArray();
            IntStream.range(0, chain.size()).forEach(i -> issuers[i] = issuerOf(i));
        }

        List<CertificateNode> roots() {
            List<CertificateNode> roots = new ArrayList<>();
            for (int i = 0; i < issuers.length; i++) {
                if (issuers[i] < 0) {
                    roots.add(withIssuer(chain.get(i), node(i)));
                }
            }
            return roots;
        }

        /** The presented issuer of a certificate; negative without one. Issuers that issued each other form no circle. */
        private int issuerOf(int index) {
            return IntStream.range(0, chain.size())
                    .filter(i -> i != index && chain.get(i).issued(chain.get(index)))
                    .filter(i -> !chain.get(index).issuedItself() && !leadsTo(i, index))
                    .findFirst()
                    .orElse(-1);
        }

        private boolean leadsTo(int from, int to) {
            Set<Integer> seen = new HashSet<>();
            for (int at = from; at >= 0 && seen.add(at); at = issuers[at]) {
                if (at == to) {
                    return true;
                }
            }
            return false;
        }

        private CertificateNode node(int index) {
            Presented one = chain.get(index);
            List<CertificateNode> issued = IntStream.range(0, chain.size())
                    .filter(i -> issuers[i] == index)
                    .mapToObj(this::node)
                    .toList();
            return new CertificateNode(one.subject(), one.certificate(), index, flaw(index), issued);
        }

        private CertificateNode withIssuer(Presented top, CertificateNode node) {
            if (top.certificate().isEmpty() || top.issuedItself()) {
                return node;
            }
            X509Certificate read = top.certificate().get();
            String issuer = Certificates.name(read.getIssuerX500Principal());
            Optional<X509Certificate> anchor = finding.flatMap(Refusal::certificate)
                    .filter(at -> at.getSubjectX500Principal().equals(read.getIssuerX500Principal()))
                    .filter(at ->
                            chain.stream().noneMatch(one -> one.certificate().equals(Optional.of(at))));
            return new CertificateNode(
                    issuer, anchor, -1, anchor.flatMap(at -> finding).map(Builder::words), List.of(node));
        }

        private Optional<String> flaw(int index) {
            return finding.filter(refusal -> refusal.certificate().isPresent()
                            ? refusal.certificate().equals(chain.get(index).certificate())
                            : refusal.depth().isPresent() && refusal.depth().getAsInt() == index)
                    .map(Builder::words);
        }

        private static String words(Refusal refusal) {
            return refusal.reason() + ": " + ReasonWords.of(refusal.reason()).clause();
        }
    }
}
