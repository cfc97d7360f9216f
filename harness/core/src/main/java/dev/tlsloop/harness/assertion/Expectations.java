package dev.tlsloop.harness.assertion;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Endpoint;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Outcome.Disagreed;
import dev.tlsloop.harness.Outcome.Refused;
import dev.tlsloop.harness.Outcome.Stalled;
import dev.tlsloop.harness.Outcome.Success;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The usual expectations. Each is total: an outcome of another kind does not meet it.
 *
 * <pre>{@code
 * boolean http2 = Expectations.alpn("h2").isMetBy(outcome);
 * }</pre>
 */
public final class Expectations {
    private static final String HANDSHAKE = "the handshake";

    private Expectations() {}

    /** Both sides are established and agree. */
    public static Expectation success() {
        return kind("succeed", Success.class);
    }

    /** Neither side refused, and the handshake did not complete. */
    public static Expectation stall() {
        return kind("stall", Stalled.class);
    }

    /** Both sides are established and do not agree. */
    public static Expectation disagreement() {
        return kind("leave the sides in disagreement", Disagreed.class);
    }

    /** The given side refused the other. */
    public static Expectation failureOn(Side side) {
        Objects.requireNonNull(side, "the expected side is null; give Side.CLIENT or Side.SERVER");
        return refused("fail on the " + side, refused -> refused.side() == side, Outcome::summary);
    }

    /** One side refused the other for that reason, which is the same on every engine. */
    public static Expectation reason(Reason reason) {
        Objects.requireNonNull(reason, "the expected reason is null; give one, such as Reason.UNKNOWN_ISSUER");
        return refused("fail because " + reason, refused -> refused.reason() == reason, Outcome::summary);
    }

    /** The refusing side sent that alert. It differs by engine and release: prefer {@link #reason}. */
    public static Expectation alert(Alert alert) {
        Objects.requireNonNull(alert, "the expected alert is null; give one, such as Alert.UNKNOWN_CA");
        return refused(
                "fail with alert " + alert,
                refused -> refused.alert().filter(alert::equals).isPresent(),
                refused -> refused.alert().map(sent -> "the alert was " + sent).orElse("no alert is known"));
    }

    /** One side refused the certificate at that place of the chain, 0 being the leaf. */
    public static Expectation depth(int depth) {
        return refused(
                "fail at depth " + depth,
                refused -> refused.refusal().depth().equals(OptionalInt.of(depth)),
                refused -> refused.refusal().depth().isPresent()
                        ? "it failed at depth " + refused.refusal().depth().getAsInt()
                        : "no depth is known");
    }

    /** One side refused because of that revocation check; see {@link Refusal#revocationCheck}. */
    public static Expectation revocationCheck(Revocation check) {
        Objects.requireNonNull(check, "the expected revocation check is null; give one, such as Revocation.CRL");
        return refused(
                "fail because of revocation(" + check + ")",
                refused -> refused.refusal().revocationCheck().equals(Optional.of(check)),
                refused -> refused.refusal()
                        .revocationCheck()
                        .map(other -> "it failed because of revocation(" + other + ")")
                        .orElse("it failed because of no check of revocation"));
    }

    /** It succeeded with that version. */
    public static Expectation version(TlsVersion version) {
        Objects.requireNonNull(version, "the expected version is null; give one, such as TlsVersion.TLS_1_3");
        return success(
                "negotiate " + version,
                success -> success.client().version() == version,
                success -> "it was " + success.client().version());
    }

    /** It succeeded with that cipher suite. */
    public static Expectation cipher(CipherSuite cipher) {
        Objects.requireNonNull(cipher, "the expected cipher suite is null; give one, such as new CipherSuite(0x1301)");
        return success(
                "negotiate " + cipher.name(),
                success -> success.client().cipher().equals(cipher),
                success -> "it was " + success.client().cipher().name());
    }

    /** It succeeded with that key exchange group. */
    public static Expectation group(NamedGroup group) {
        Objects.requireNonNull(group, "the expected group is null; give one, such as NamedGroup.X25519");
        return success("negotiate group " + group, success -> groupOf(success).equals(Optional.of(group)), success -> {
            return groupOf(success).map(used -> "it was " + used).orElse("no group is known");
        });
    }

    /** It succeeded with that ALPN protocol. */
    public static Expectation alpn(String protocol) {
        Optional<AlpnProtocol> wanted = Optional.of(new AlpnProtocol(protocol));
        return success(
                "negotiate alpn " + protocol, success -> success.client().alpn().equals(wanted), Expectations::alpn);
    }

    /** It succeeded without an ALPN protocol. */
    public static Expectation noAlpn() {
        return success("negotiate no alpn", success -> success.client().alpn().isEmpty(), Expectations::alpn);
    }

    /** It succeeded, and that party served: the context of the server name, or the server itself. */
    public static Expectation servedBy(Party party) {
        Objects.requireNonNull(party, "the expected party is null; give a Context or an Endpoint");
        return success(
                "be served by " + party,
                success -> serves(success.servedBy(), party),
                success -> "it was served by " + success.servedBy());
    }

    /**
     * It succeeded, and that TLS object served: the SSLContext of {@code Jsse.endpoint(sslContext)}, or the SslContext of
     * {@code Netty.endpoint(sslContext)}. A {@link Party} is one too.
     */
    public static Expectation servedBy(Object tlsObject) {
        Objects.requireNonNull(
                tlsObject, "the expected TLS object is null; give a Party, an SSLContext or an SslContext");
        if (tlsObject instanceof Party party) {
            return servedBy(party);
        }
        return success(
                "be served by " + tlsObject,
                success -> tlsObject(success).filter(tlsObject::equals).isPresent(),
                success -> "it was served by "
                        + tlsObject(success)
                                .orElseGet(() -> success.servedBy() + ", which has no TLS object of its own"));
    }

    /** It succeeded, and the engine of that side reports this certificate as the leaf of its peer. */
    public static Expectation peerCertificate(Side verifier, X509Certificate leaf) {
        Objects.requireNonNull(verifier, "the verifying side is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(leaf, "the expected certificate is null; give one, such as credential.certificate()");
        return Expectation.of("the " + verifier, "see the certificate of " + name(leaf), outcome -> {
            if (!(outcome instanceof Success success)) {
                return Optional.of(outcome.summary());
            }
            List<X509Certificate> chain = of(success, verifier).peerChain();
            if (chain.isEmpty()) {
                return Optional.of("it saw no certificate");
            }
            X509Certificate seen = chain.get(0);
            return seen.equals(leaf)
                    ? Optional.empty()
                    : Optional.of("it saw " + name(seen) + ", serial number " + seen.getSerialNumber());
        });
    }

    /** It passes these assertions, whatever library they are of. Their message says why it does not. */
    public static Expectation satisfying(Consumer<? super Outcome> assertions) {
        Objects.requireNonNull(assertions, "the function of satisfying(...) is null; give one that asserts");
        return Expectation.of("the outcome", "satisfy the assertions", outcome -> message(assertions, outcome));
    }

    /** It succeeded, and the success passes these assertions; see {@link #satisfying}. */
    public static Expectation satisfyingSuccess(Consumer<? super Success> assertions) {
        Objects.requireNonNull(assertions, "the function of satisfyingSuccess(...) is null; give one that asserts");
        return Expectation.of(
                "the outcome",
                "satisfy the assertions",
                outcome -> outcome instanceof Success success
                        ? message(assertions, success)
                        : Optional.of(outcome.summary()));
    }

    /** It succeeded by resuming a session. */
    public static Expectation resumption() {
        return success("resume a session", success -> success.client().resumed(), success -> "it was a full handshake");
    }

    /** It succeeded with a full handshake. */
    public static Expectation fullHandshake() {
        return success("be a full one", success -> !success.client().resumed(), success -> "it resumed a session");
    }

    /** It succeeded, and the client presented a certificate. */
    public static Expectation clientCertificate() {
        return success(
                "show the server a client certificate",
                success -> !success.server().peerChain().isEmpty(),
                success -> success.clientCertificate().toString());
    }

    private static <T extends Outcome> Optional<String> message(Consumer<? super T> assertions, T outcome) {
        try {
            assertions.accept(outcome);
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(Objects.requireNonNullElseGet(e.getMessage(), e::toString));
        }
    }

    private static Negotiated of(Success success, Side side) {
        return side == Side.CLIENT ? success.client() : success.server();
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static Optional<Object> tlsObject(Success success) {
        return success.servedBy() instanceof Endpoint endpoint ? endpoint.tlsObject() : Optional.empty();
    }

    private static boolean serves(Party serving, Party wanted) {
        return serving.equals(wanted)
                || serving instanceof Endpoint endpoint
                        && endpoint.context().filter(wanted::equals).isPresent();
    }

    private static Optional<NamedGroup> groupOf(Success success) {
        return success.client().group().or(success.server()::group);
    }

    private static String alpn(Success success) {
        return success.client().alpn().map(used -> "it was " + used).orElse("no protocol was agreed");
    }

    private static Expectation kind(String predicate, Class<? extends Outcome> kind) {
        return Expectation.of(
                HANDSHAKE,
                predicate,
                outcome -> kind.isInstance(outcome) ? Optional.empty() : Optional.of(outcome.summary()));
    }

    private static Expectation success(String predicate, Predicate<Success> met, Function<Success, String> but) {
        return on(Success.class, predicate, met, but);
    }

    private static Expectation refused(String predicate, Predicate<Refused> met, Function<Refused, String> but) {
        return on(Refused.class, predicate, met, but);
    }

    private static <T extends Outcome> Expectation on(
            Class<T> kind, String predicate, Predicate<T> met, Function<T, String> but) {
        return Expectation.of(HANDSHAKE, predicate, outcome -> {
            if (!kind.isInstance(outcome)) {
                return Optional.of(outcome.summary());
            }
            T actual = kind.cast(outcome);
            return met.test(actual) ? Optional.empty() : Optional.of(but.apply(actual));
        });
    }
}
