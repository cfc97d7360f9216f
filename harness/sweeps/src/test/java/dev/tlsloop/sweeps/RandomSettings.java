package dev.tlsloop.sweeps;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnAnswer;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Mode;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.Revocation;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.SrtpProfile;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.ChainPosition;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.fixtures.LeafFlaw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Settings of a context with random values, right and wrong. */
final class RandomSettings {
    /** One setting, with a random value. */
    private interface Setting {
        void addTo(ContextBuilder builder, RandomChoices choices);
    }

    private static final Authority CA = Authority.create("Random root");
    private static final Authority STRANGER = Authority.create("Random stranger");
    private static final Credential[] SOUND = Stream.of(KeyType.EC_P256, KeyType.RSA_2048, KeyType.ED25519)
            .map(type -> CA.with(type).issue("localhost"))
            .toArray(Credential[]::new);
    private static final Chain[] FLAWED = Stream.concat(
                    Stream.of(LeafFlaw.values()).map(flaw -> Chain.from(CA).to("localhost", flaw)),
                    Stream.of(IssuerFlaw.values())
                            .filter(flaw -> flaw.positions().contains(ChainPosition.UPPER))
                            .map(flaw -> Chain.from("Root of " + flaw)
                                    .via("Below " + flaw, flaw)
                                    .to("localhost")))
            .toArray(Chain[]::new);
    private static final byte[] STAPLE =
            Chain.from(CA).to("localhost").staple().response().orElseThrow();
    private static final NamedGroup[] GROUPS = IntStream.of(
                    19, 21, 23, 24, 25, 26, 29, 30, 256, 257, 260, 0x11EB, 0x11EC, 0x2A2A)
            .mapToObj(NamedGroup::new)
            .toArray(NamedGroup[]::new);
    private static final CipherSuite[] SUITES = IntStream.of(0x1301, 0x1302, 0x1303, 0x1304, 0xC02B, 0x2A2A)
            .mapToObj(CipherSuite::new)
            .toArray(CipherSuite[]::new);
    private static final String[] CIPHER_LISTS = {
        "DEFAULT",
        "ALL:@SECLEVEL=0",
        "PSK",
        "aNULL",
        "ECDHE+AESGCM",
        "AES128-SHA",
        "DHE+AES",
        "ECDHE-RSA-AES128-SHA",
        "@SECLEVEL=3",
        "HIGH:!aNULL",
        "nonsense",
        "",
        "ECDHE-ECDSA-CHACHA20-POLY1305:AES256-GCM-SHA384",
        "CAMELLIA128"
    };
    private static final String[] NAMES = {
        "localhost", "LOCALHOST", "a_b.test", "www.a.test", "127.0.0.1", "::1", "xn--bcher-kva.test", "b\u00fccher.test"
    };

    private static final List<Setting> ANY_SIDE = List.of(
            (builder, choices) ->
                    builder.options(choices.someOf(Option.values()).toArray(Option[]::new)),
            (builder, choices) -> builder.modes(choices.someOf(Mode.values()).toArray(Mode[]::new)),
            (builder, choices) ->
                    builder.versions(choices.oneOf(TlsVersion.values()), choices.oneOf(TlsVersion.values())),
            (builder, choices) -> builder.versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2),
            (builder, choices) ->
                    builder.verify(choices.someOf(VerifyMode.values()).toArray(VerifyMode[]::new)),
            (builder, choices) -> builder.verify(VerifyMode.PEER),
            (builder, choices) -> builder.onVerify(callback -> {
                return choices.lands(80) ? callback.ok() : choices.lands(50);
            }),
            (builder, choices) -> builder.verifyDepth(choices.below(30) - 1),
            (builder, choices) ->
                    builder.verifyAt(Instant.parse(choices.oneOf("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"))),
            (builder, choices) ->
                    builder.revocation(choices.someOf(Revocation.values()).toArray(Revocation[]::new)),
            (builder, choices) -> builder.trust(choices.<Trust>oneOf(STRANGER, choices.oneOf(FLAWED), Trust.system())),
            (builder, choices) -> builder.credential(choices.oneOf(SOUND)),
            (builder, choices) -> builder.credential(choices.oneOf(FLAWED).credential()),
            (builder, choices) -> builder.cipherList(choices.oneOf(CIPHER_LISTS)),
            (builder, choices) -> builder.cipherSuites(choices.someOf(SUITES).toArray(CipherSuite[]::new)),
            (builder, choices) -> builder.groups(choices.someOf(GROUPS).toArray(NamedGroup[]::new)),
            (builder, choices) -> builder.temporaryEcdh(choices.oneOf(GROUPS)),
            (builder, choices) ->
                    builder.alpn(choices.someOf(new String[] {"h2", "http/1.1", "\u00ff", "x".repeat(255), ""})
                            .toArray(String[]::new)),
            (builder, choices) -> builder.onInfo((connection, where, value) -> {
                maybeThrow(choices);
            }),
            (builder, choices) -> builder.onKeyLog((connection, line) -> {
                maybeThrow(choices);
            }),
            (builder, choices) ->
                    builder.srtp(choices.someOf(SrtpProfile.values()).toArray(SrtpProfile[]::new)),
            (builder, choices) -> builder.sessionCacheMode(
                    choices.someOf(SessionCacheMode.values()).toArray(SessionCacheMode[]::new)),
            (builder, choices) -> builder.sessionTimeout(Duration.ofMillis(choices.oneOf(-1, 0, 1, 1000, 3_600_000))),
            (builder, choices) -> builder.sessionIdContext(choices.bytes(40)));

    private static final List<Setting> CLIENT = List.of(
            (builder, choices) -> builder.insecurelySkipHostName(),
            (builder, choices) -> builder.verifyHostName(),
            (builder, choices) -> builder.onOcspResponse((connection, response) -> {
                maybeThrow(choices);
                return choices.lands(70);
            }),
            (builder, choices) -> builder.onNextProtocolSelect(
                    (connection, offered) -> choices.oneOf(AlpnProtocol.HTTP_2, AlpnProtocol.HTTP_1_1)));

    private static final List<Setting> SERVER = List.of(
            (builder, choices) -> builder.clientCas(choices.<Trust>oneOf(CA, STRANGER, Trust.system())),
            (builder, choices) -> builder.clientCas(List.of()),
            (builder, choices) -> builder.ocspStaple(choices.lands(50) ? STAPLE : choices.bytes(40)),
            (builder, choices) -> builder.onOcspStaple(connection -> {
                maybeThrow(choices);
                return choices.lands(50) ? Optional.of(STAPLE) : Optional.empty();
            }),
            (builder, choices) -> builder.onAlpn((connection, offered) -> {
                maybeThrow(choices);
                return choices.oneOf(
                        AlpnAnswer.select(offered.get(0)),
                        AlpnAnswer.select(AlpnProtocol.HTTP_2),
                        AlpnAnswer.noOverlap(),
                        AlpnAnswer.refuse());
            }),
            (builder, choices) -> builder.onServerName(choices.oneOf(NAMES), server(choices)),
            (builder, choices) -> {
                Context other = server(choices);
                builder.onServerName((connection, name, original) -> {
                    maybeThrow(choices);
                    return choices.oneOf(
                            ServerNameAnswer.proceed(),
                            ServerNameAnswer.use(other),
                            ServerNameAnswer.alert(new Alert(choices.below(256))));
                });
            },
            (builder, choices) ->
                    builder.onNextProtocolAdvertise((connection) -> AlpnProtocol.listOf("h2", "http/1.1")));

    private RandomSettings() {}

    static Context client(RandomChoices choices) {
        ContextBuilder client = Context.client().trust(CA);
        add(client, CLIENT, choices);
        return client.build();
    }

    static Context server(RandomChoices choices) {
        ContextBuilder server = Context.server().trust(CA);
        if (choices.lands(90)) {
            server.credential(choices.oneOf(SOUND));
        }
        add(server, SERVER, choices);
        return server.build();
    }

    static String name(RandomChoices choices) {
        return choices.oneOf(NAMES);
    }

    private static void add(ContextBuilder builder, List<Setting> ofSide, RandomChoices choices) {
        Stream.concat(ANY_SIDE.stream(), ofSide.stream())
                .filter(setting -> choices.lands(7))
                .forEach(setting -> setting.addTo(builder, choices));
    }

    private static void maybeThrow(RandomChoices choices) {
        if (choices.lands(5)) {
            throw new IllegalStateException("thrown by a random callback");
        }
    }
}
