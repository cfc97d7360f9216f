package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.chain.ChainVerdict;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.chain.ChainJudge;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509TrustManager;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts on chains without their key: of declared contexts, of a trust manager and of an SSLContext. */
class ChainJudgeTest {
    private static final Chain SOUND = Chain.from("Root").via("Intermediate").to("www.a.test");
    private static final Chain EXPIRED =
            Chain.from("Root").via("Intermediate", IssuerFlaw.EXPIRED).to("www.a.test");

    @AfterAll
    static void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    static List<Engine> engines() {
        return List.of(Jsse.engine(), OpenSsl.engine());
    }

    private static Context client(Engine engine, Trust trust) {
        return Context.client().engine(engine).trust(trust).build();
    }

    private static List<X509Certificate> certificates(Chain chain) {
        return chain.credential().chain();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aSoundChainIsAcceptedWithItsPath(Engine engine) {
        ChainVerdict verdict = ChainJudge.by(client(engine, SOUND)).judge(certificates(SOUND), "www.a.test");
        assertEquals("accepted: CN=www.a.test, issued by CN=Intermediate, issued by CN=Root", verdict.toString());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anExpiredIntermediateIsNamedWithItsDepth(Engine engine) {
        Refusal refusal = refusal(ChainJudge.by(client(engine, EXPIRED)).judge(certificates(EXPIRED), "www.a.test"));
        assertEquals(
                List.of(Reason.CERTIFICATE_EXPIRED, OptionalInt.of(1), "CN=Intermediate"),
                List.of(
                        refusal.reason(),
                        refusal.depth(),
                        refusal.certificate()
                                .orElseThrow()
                                .getSubjectX500Principal()
                                .getName()));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anotherNameIsAMismatch(Engine engine) {
        ChainVerdict verdict = ChainJudge.by(client(engine, SOUND)).judge(certificates(SOUND), "www.b.test");
        assertEquals(Reason.NAME_MISMATCH, refusal(verdict).reason());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aLaterMomentExpiresTheChain(Engine engine) {
        ChainVerdict verdict = ChainJudge.by(client(engine, SOUND))
                .at(Instant.parse("2200-01-01T00:00:00Z"))
                .judge(certificates(SOUND), "www.a.test");
        assertEquals(Reason.CERTIFICATE_EXPIRED, refusal(verdict).reason());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerJudgesAClientsChainWithoutAName(Engine engine) {
        Context server = Context.server()
                .engine(engine)
                .credential(SOUND.credential())
                .trust(SOUND)
                .verify(VerifyMode.PEER)
                .build();
        ChainVerdict verdict = ChainJudge.by(server).judge(certificates(EXPIRED));
        assertEquals(Reason.UNKNOWN_ISSUER, refusal(verdict).reason());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theVerifyCallbackHasTheLastWord(Engine engine) {
        Context lenient =
                client(engine, EXPIRED).toBuilder().onVerify(v -> true).build();
        ChainVerdict verdict = ChainJudge.by(lenient).judge(certificates(EXPIRED), "www.a.test");
        assertEquals(true, verdict instanceof ChainVerdict.Accepted);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aContextWithoutVerificationAcceptsAnyChain(Engine engine) {
        ContextBuilder blind = Context.client().engine(engine).verify(VerifyMode.NONE);
        ChainVerdict verdict =
                ChainJudge.by(blind.insecurelySkipHostName().build()).judge(certificates(EXPIRED), "www.a.test");
        assertEquals("accepted", verdict.toString());
    }

    static Stream<Party> foreign() {
        return Stream.of(
                Jsse.endpoint(Jsse.sslContext(SOUND), ChainJudgeTest::likeHttps),
                Jsse.endpoint(conscrypt(SOUND), ChainJudgeTest::likeHttps),
                Jsse.endpoint(Jsse.trustManager(SOUND)),
                Jsse.endpoint(plain(Jsse.trustManager(SOUND))));
    }

    private static void likeHttps(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }

    private static SSLContext conscrypt(Trust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS", Conscrypt.newProvider());
            context.init(null, new X509TrustManager[] {Jsse.trustManager(trust)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A trust manager that knows no engine, as many applications have. */
    private static X509TrustManager plain(X509TrustManager delegate) {
        return new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
                delegate.checkClientTrusted(chain, authType);
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
                delegate.checkServerTrusted(chain, authType);
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return delegate.getAcceptedIssuers();
            }
        };
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aForeignClientAcceptsASoundChain(Endpoint client) {
        ChainVerdict verdict = ChainJudge.by(client).judge(certificates(SOUND), "www.a.test");
        assertEquals(true, verdict instanceof ChainVerdict.Accepted, verdict::toString);
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aForeignClientRefusesAnotherName(Endpoint client) {
        ChainVerdict verdict = ChainJudge.by(client).judge(certificates(SOUND), "www.b.test");
        assertEquals(Reason.NAME_MISMATCH, refusal(verdict).reason());
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aForeignClientRefusesAStranger(Endpoint client) {
        ChainVerdict verdict = ChainJudge.by(client).judge(certificates(EXPIRED), "www.a.test");
        assertEquals(Reason.UNKNOWN_ISSUER, refusal(verdict).reason());
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyType.class,
            names = {"RSA_2048", "EC_P384", "ED25519"})
    void anSslContextIsShownAnotherKeyOfTheSameKind(KeyType type) {
        Authority root = Authority.create("Root", type);
        Endpoint client = Jsse.endpoint(Jsse.sslContext(root));
        ChainVerdict verdict =
                ChainJudge.by(client).judge(root.issue("www.a.test").chain(), "www.a.test");
        assertEquals("accepted", verdict.toString());
    }

    @Test
    void aServersSslContextJudgesAClient() {
        Endpoint server = Jsse.endpoint(
                Jsse.sslContext(SOUND, SOUND.credential()), parameters -> parameters.setNeedClientAuth(true));
        ChainVerdict verdict = ChainJudge.by(server).as(Side.SERVER).judge(certificates(SOUND));
        assertEquals("accepted", verdict.toString());
    }

    private static String mistake(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    @Test
    void aChainWithoutACertificateIsAMistake() {
        assertEquals(
                "a chain has at least one certificate; given: none; give the leaf first",
                mistake(() -> ChainJudge.by(client(Jsse.engine(), SOUND)).judge(new ArrayList<>(), "www.a.test")));
    }

    @Test
    void anEndpointHasItsOwnClock() {
        Endpoint client = Jsse.endpoint(Jsse.trustManager(SOUND));
        assertEquals(
                "at(2026-01-01T00:00:00Z) needs a declared Context, and trust manager, user-supplied has a clock of"
                        + " its own; declare a Context, or leave it out",
                mistake(() -> ChainJudge.by(client).at(Instant.parse("2026-01-01T00:00:00Z"))));
    }

    @Test
    void aStapleIsNotPartOfAChain() {
        Context client = client(OpenSsl.engine(), SOUND).toBuilder()
                .revocation(Revocation.STAPLE)
                .build();
        assertEquals(
                "revocation(STAPLE) verifies what a server staples, and a chain alone has no staple; run a"
                        + " handshake, or leave it out",
                mistake(() -> ChainJudge.by(client).judge(certificates(SOUND), "www.a.test")));
    }

    @Test
    void aServerVerifiesNoName() {
        Context server = Context.server().credential(SOUND.credential()).build();
        assertEquals(
                "judge(chain, \"www.a.test\") names a host, and a server verifies none; leave the name out",
                mistake(() -> ChainJudge.by(server).judge(certificates(SOUND), "www.a.test")));
    }

    private static Refusal refusal(ChainVerdict verdict) {
        return ((ChainVerdict.Refused) verdict).refusal();
    }
}
