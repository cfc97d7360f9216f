package dev.tlsloop.providers;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Engine;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.openssl.OpenSsl;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.spec.DHParameterSpec;

/**
 * A run with secrets that one suite and one group restrict, with data in both directions.
 *
 * @param transcript empty if the engines do not agree on the suite or the group, or lack it
 */
record DecryptedRun(CipherSuite suite, Optional<NamedGroup> group, Optional<Transcript> transcript) {
    private static final Authority CA = Authority.create("Root");
    private static final Credential EC = CA.issue("localhost");
    private static final Credential RSA = CA.with(KeyType.RSA_2048).issue("localhost");
    private static final int MOST_ATTEMPTS = 5;
    private static final List<CipherSuite.KeyExchange> WITHOUT_CERTIFICATE_ALONE = List.of(
            CipherSuite.KeyExchange.PSK,
            CipherSuite.KeyExchange.RSA_PSK,
            CipherSuite.KeyExchange.DHE_PSK,
            CipherSuite.KeyExchange.ECDHE_PSK,
            CipherSuite.KeyExchange.SRP);

    /** RFC 7919, A.1: ffdhe2048, for a libssl server, which needs parameters for DHE. */
    private static final DHParameterSpec FFDHE2048 = new DHParameterSpec(
            new BigInteger(
                    "FFFFFFFFFFFFFFFFADF85458A2BB4A9AAFDC5620273D3CF1D8B9C583CE2D3695"
                            + "A9E13641146433FBCC939DCE249B3EF97D2FE363630C75D8F681B202AEC4617A"
                            + "D3DF1ED5D5FD65612433F51F5F066ED0856365553DED1AF3B557135E7F57C935"
                            + "984F0C70E0E68B77E2A689DAF3EFE8721DF158A136ADE73530ACCA4F483A797A"
                            + "BC0AB182B324FB61D108A94BB2C8E3FBB96ADAB760D7F4681D4F42A3DE394DF4"
                            + "AE56EDE76372BB190B07A7C8EE0A6D709E02FCE1CDF7E2ECC03404CD28342F61"
                            + "9172FE9CE98583FF8E4F1232EEF28183C3FE3B1B4C6FAD733BB5FCBC2EC22005"
                            + "C58EF1837D1683B2C6F34A26C1B2EFFA886B423861285C97FFFFFFFFFFFFFFFF",
                    16),
            BigInteger.TWO);

    /** The suites that need no shared key, with a cipher that the JDK has. */
    static Stream<CipherSuite> suites() {
        return IntStream.range(0, 0x10000)
                .mapToObj(CipherSuite::new)
                .filter(suite -> suite.keyExchange()
                        .filter(exchange -> !WITHOUT_CERTIFICATE_ALONE.contains(exchange))
                        .isPresent())
                .filter(suite -> !suite.name().contains("ARIA") && !suite.name().contains("CAMELLIA"));
    }

    /** Every suite without a group, and every named group with one suite of each version. */
    static List<DecryptedRun> all(Engine client, Engine server) {
        Stream<DecryptedRun> suites = suites().map(suite -> run(suite, Optional.empty(), client, server));
        Stream<DecryptedRun> groups = groups().flatMap(group -> Stream.of(
                        CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
                .map(suite -> run(suite, Optional.of(group), client, server)));
        return Stream.concat(suites, groups)
                .filter(run -> run.transcript.isPresent())
                .toList();
    }

    private static Stream<NamedGroup> groups() {
        return IntStream.range(1, 0x1200)
                .mapToObj(NamedGroup::new)
                .filter(group -> !group.name().startsWith("group_"));
    }

    /** SunJSSE keeps the zeros at the start of a finite field secret, which RFC 5246 strips: one run in 256 fails. */
    private static DecryptedRun run(CipherSuite suite, Optional<NamedGroup> group, Engine client, Engine server) {
        Optional<Transcript> transcript = Optional.empty();
        for (int attempt = 0; attempt < MOST_ATTEMPTS && transcript.isEmpty(); attempt++) {
            try (Pair pair = Loopback.between(client(suite, group, client), server(suite, group, server))
                    .withSecrets()
                    .open()) {
                if (pair.outcome() instanceof Outcome.Success) {
                    transcript = Optional.of(withData(pair));
                } else if (!(pair.outcome() instanceof Outcome.Refused refused)
                        || refused.reason() != Reason.BAD_RECORD) {
                    break;
                }
            } catch (UnsupportedSettingException | IllegalArgumentException | IllegalStateException unsupported) {
                break;
            }
        }
        return new DecryptedRun(suite, group, transcript);
    }

    private static Transcript withData(Pair pair) {
        pair.transfer(Side.CLIENT, new byte[5]);
        pair.transfer(Side.SERVER, new byte[20_000]);
        pair.closeNotify(Side.SERVER);
        return pair.transcript();
    }

    private static Context client(CipherSuite suite, Optional<NamedGroup> group, Engine engine) {
        ContextBuilder client = limited(Context.client(), suite, engine).trust(CA);
        return group.map(client::groups).orElse(client).build();
    }

    private static Context server(CipherSuite suite, Optional<NamedGroup> group, Engine engine) {
        boolean rsa = suite.authentication().equals(Optional.of(CipherSuite.Authentication.RSA));
        ContextBuilder server = limited(Context.server(), suite, engine).credential(rsa ? RSA : EC);
        if (isOpenSsl(engine) && suite.keyExchange().equals(Optional.of(CipherSuite.KeyExchange.DHE))) {
            server.temporaryDh(FFDHE2048);
        }
        return group.map(server::groups).orElse(server).build();
    }

    private static ContextBuilder limited(ContextBuilder side, CipherSuite suite, Engine engine) {
        side.engine(engine);
        boolean weak = isOpenSsl(engine) && (suite.bits() < 112 || isAnonymous(suite));
        return suite.minVersion() == TlsVersion.TLS_1_3
                ? side.versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3).cipherSuites(suite)
                : side.versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                        .cipherList(suite.openSslName() + (weak ? ":@SECLEVEL=0" : ""));
    }

    private static boolean isOpenSsl(Engine engine) {
        return engine.name().equals(OpenSsl.engine().name());
    }

    private static boolean isAnonymous(CipherSuite suite) {
        return suite.authentication().equals(Optional.of(CipherSuite.Authentication.NONE));
    }

    /** Text for a transcript in which a record is encrypted, a Finished is wrong, or data is missing. */
    Optional<String> complaint() {
        String text = transcript.orElseThrow().toString();
        boolean whole = !text.contains("encrypted")
                && !text.contains("wrong")
                && text.contains("20000 bytes")
                && text.contains("[alert] close_notify");
        return whole ? Optional.empty() : Optional.of("\n" + this.suite + group + "\n" + text);
    }
}
