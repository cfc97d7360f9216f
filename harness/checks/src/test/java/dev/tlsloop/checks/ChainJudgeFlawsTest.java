package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Engine;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.chain.ChainVerdict;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.FlawResult;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.harness.chain.ChainJudge;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict on a chain without its key, compared with the result of a handshake in the flaw table. */
class ChainJudgeFlawsTest {
    private static final Authority HOST = Authority.create("Root of the judging server");

    static Stream<Arguments> cases() {
        return FlawCase.all().stream()
                .filter(flawCase -> flawCase.family() != FlawCase.Family.STAPLE)
                .flatMap(flawCase -> FlawMeasurement.engines().stream()
                        .flatMap(engine -> Stream.of(Side.values())
                                .map(side -> Arguments.of(flawCase, engine.name(), engine, side))));
    }

    @ParameterizedTest(name = "{0} by the {3} on {1}")
    @MethodSource("cases")
    void aVerdictAgreesWithTheFlawTable(FlawCase flawCase, String name, Engine engine, Side side) {
        FlawResult result = flawCase.flaw().resultOn(engine, flawCase.position(), side);
        assumeFalse(result instanceof FlawResult.Unpresentable, "no side presents it, so the table has no result");
        assertEquals(
                flawCase.flaw() == LeafFlaw.WRONG_KEY ? "accepted" : text(result),
                text(verdict(flawCase, engine, side)));
    }

    private static ChainVerdict verdict(FlawCase flawCase, Engine engine, Side side) {
        Chain chain = flawCase.chain();
        List<X509Certificate> presented = chain.credential().chain();
        ChainJudge judge = ChainJudge.by(context(flawCase, chain, engine, side));
        return side == Side.CLIENT ? judge.judge(presented, FlawCase.NAME) : judge.judge(presented);
    }

    private static Context context(FlawCase flawCase, Chain chain, Engine engine, Side side) {
        ContextBuilder declared = side == Side.CLIENT
                ? Context.client()
                : Context.server()
                        .credential(HOST.issue("localhost"))
                        .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
        if (flawCase.family() == FlawCase.Family.LIST) {
            declared.revocation(Revocation.CRL_ALL).crls(chain.crls());
        }
        return declared.engine(engine).trust(chain).build();
    }

    private static String text(FlawResult result) {
        return result instanceof FlawResult.Refused refused ? refused.reason().name() : "accepted";
    }

    private static String text(ChainVerdict verdict) {
        return verdict instanceof ChainVerdict.Refused refused
                ? refused.refusal().reason().name()
                : "accepted";
    }
}
