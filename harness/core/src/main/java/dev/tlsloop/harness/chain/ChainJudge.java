package dev.tlsloop.harness.chain;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import dev.tlsloop.chain.ChainVerdict;
import dev.tlsloop.chain.ChainVerifier;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The question what a side makes of a certificate chain, without the private key of its leaf: a chain from a bug report, or
 * from a scan of a server.
 *
 * <pre>{@code
 * ChainVerdict verdict = ChainJudge.by(client).at(Instant.parse("2026-11-30T00:00:00Z")).judge(certificates, "www.a.test");
 * }</pre>
 *
 * <p>A declared context and a trust manager ({@code Jsse.endpoint(trustManager)}) verify the chain directly. With any other
 * endpoint, such as an SSLContext, a peer presents the chain in a handshake and signs with another key: only its signature
 * fails if the chain is accepted. Such a verdict has no path and no choice of time, and the peer's engine must support the
 * kind of key. It is not for revocation by staples, which only a handshake has.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280, certification path validation</a>
 */
public final class ChainJudge {
    private final Party party;
    private final Side side;

    private ChainJudge(Party party, Side side) {
        this.party = party;
        this.side = side;
    }

    /** Asks that party: on the side of its context, else as a client, which judges a server's chain. */
    public static ChainJudge by(Party party) {
        Objects.requireNonNull(party, "the party of by(party) is null; give a Context or an Endpoint");
        return new ChainJudge(party, context(party).flatMap(Context::side).orElse(Side.CLIENT));
    }

    /** Returns a copy that asks on that side; a server judges a client's chain. */
    public ChainJudge as(Side judging) {
        return new ChainJudge(
                party, Objects.requireNonNull(judging, "the side of as(side) is null; give CLIENT or SERVER"));
    }

    /**
     * Returns a copy that judges as of that moment; by default that of {@code verifyAt(...)}, else now.
     *
     * @throws IllegalArgumentException for an endpoint, whose clock is its own
     */
    public ChainJudge at(Instant moment) {
        Objects.requireNonNull(moment, "the moment of at(moment) is null; give one, or leave the call out for now");
        if (!(party instanceof Context context)) {
            throw new IllegalArgumentException("at(" + moment + ") needs a declared Context, and " + party
                    + " has a clock of its own; declare a Context, or leave it out");
        }
        return new ChainJudge(context.toBuilder().verifyAt(moment).build(), side);
    }

    /**
     * Judges a server's chain for that host name.
     *
     * @param chain the certificates as presented, leaf first, in any order after it
     * @throws IllegalArgumentException for an empty chain, and for a server, which verifies no host name
     */
    public ChainVerdict judge(List<X509Certificate> chain, String serverName) {
        if (side == Side.SERVER) {
            throw new IllegalArgumentException("judge(chain, \"" + serverName
                    + "\") names a host, and a server verifies none; leave the name out");
        }
        return judge(chain, ConnectionSettings.forServer(serverName));
    }

    /**
     * Judges a chain without a host name: a client's chain, or a server's for a client that verifies no name.
     *
     * @param chain the certificates as presented, leaf first, in any order after it
     * @throws IllegalArgumentException for an empty chain, and for a client that verifies the host name
     */
    public ChainVerdict judge(List<X509Certificate> chain) {
        return judge(chain, ConnectionSettings.none());
    }

    private ChainVerdict judge(List<X509Certificate> chain, ConnectionSettings settings) {
        checkChain(chain);
        checkRevocation();
        try (Endpoint endpoint = party.start();
                Connection connection = endpoint.open(side, settings)) {
            Optional<ChainVerdict> direct =
                    connection instanceof ChainVerifier verifier ? verifier.verdict(chain) : Optional.empty();
            return direct.orElseGet(() -> new HandshakeVerdict(endpoint, side, settings).on(chain));
        }
    }

    private static void checkChain(List<X509Certificate> chain) {
        Objects.requireNonNull(chain, "the chain of judge(...) is null; give at least the leaf");
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "a chain has at least one certificate; given: none; give the leaf first");
        }
    }

    private void checkRevocation() {
        if (context(party)
                .filter(c -> c.revocation().contains(Revocation.STAPLE))
                .isPresent()) {
            throw new IllegalArgumentException(
                    "revocation(STAPLE) verifies what a server staples, and a chain alone has no"
                            + " staple; run a handshake, or leave it out");
        }
    }

    private static Optional<Context> context(Party party) {
        return party instanceof Context context ? Optional.of(context) : ((Endpoint) party).context();
    }
}
