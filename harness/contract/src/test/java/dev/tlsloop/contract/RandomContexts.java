package dev.tlsloop.contract;

import dev.tlsloop.Alert;
import dev.tlsloop.AlpnAnswer;
import dev.tlsloop.AlpnCallback;
import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.ServerNameCallback;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.VerifyCallback;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.jsse.Jsse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Random settings of a client, a server and their connection. */
final class RandomContexts {
    private static final Chain SOUND =
            Chain.from("Random root").via("Random intermediate").to("localhost", "127.0.0.1");
    private static final List<Chain> FLAWED = IssuerFlaw.refusedBy(Jsse.engine()).stream()
            .map(flaw ->
                    Chain.from("Root of " + flaw).via("Below " + flaw, flaw).to("localhost"))
            .toList();
    private static final List<PublicKeyAlgorithm> KINDS =
            List.of(PublicKeyAlgorithm.EC, PublicKeyAlgorithm.RSA, PublicKeyAlgorithm.ED25519);
    private static final List<String> CIPHER_LISTS = List.of(
            "DEFAULT",
            "HIGH:!aNULL:@STRENGTH",
            "ECDHE+AESGCM",
            "ECDHE+CHACHA20",
            "DHE+AESGCM",
            "ECDHE-ECDSA-AES128-GCM-SHA256",
            "ECDHE-RSA-AES256-GCM-SHA384",
            "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384");
    private static final List<CipherSuite> SUITES = List.of(
            CipherSuite.TLS_AES_128_GCM_SHA256,
            CipherSuite.TLS_AES_256_GCM_SHA384,
            CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
    /** The groups in the order of JDK 17, which is fixed. */
    private static final List<NamedGroup> GROUPS = List.of(
            NamedGroup.X25519,
            NamedGroup.SECP256R1,
            NamedGroup.SECP384R1,
            NamedGroup.SECP521R1,
            NamedGroup.X448,
            NamedGroup.FFDHE2048);

    private static final List<String> PROTOCOLS = List.of("h2", "http/1.1", "spdy/3", "\u00ff");
    private static final List<String> NAMES = List.of("localhost", "LOCALHOST", "blue.test", "red.test", "127.0.0.1");
    private static final List<Instant> MOMENTS =
            List.of(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

    private final RandomChoices choices;

    RandomContexts(RandomChoices choices) {
        this.choices = choices;
    }

    Loopback loopback() {
        Loopback recipe = Loopback.between(client(), server());
        Loopback named = choices.lands(40) ? recipe.withServerName(choices.oneOf(NAMES)) : recipe;
        return choices.lands(15) ? named.withoutServerName() : named;
    }

    private Context client() {
        ContextBuilder client = Context.client().trust(trust());
        addShared(client);
        addVerification(client);
        if (choices.lands(40)) {
            client.credential(clientCredential());
        }
        if (choices.lands(20)) {
            client.options(Option.HONOUR_CA_HINTS);
        }
        if (choices.lands(40)) {
            client.alpn(choices.shuffledOf(PROTOCOLS).toArray(String[]::new));
        }
        if (choices.lands(20)) {
            client.insecurelySkipHostName();
            client.verify(choices.lands(50) ? VerifyMode.NONE : VerifyMode.PEER);
        }
        return client.build();
    }

    private Context server() {
        ContextBuilder server = plainServer();
        if (choices.lands(20)) {
            server.onServerName("blue.test", blue());
        }
        if (choices.lands(20)) {
            server.onServerName(serverNameCallback());
        }
        return server.build();
    }

    private ContextBuilder plainServer() {
        ContextBuilder server = Context.server();
        serverCredentials().forEach(server::credential);
        addShared(server);
        if (choices.lands(50)) {
            server.trust(trust());
            server.verify(
                    choices.lands(50)
                            ? new VerifyMode[] {VerifyMode.PEER}
                            : new VerifyMode[] {VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT});
            addVerification(server);
        }
        if (choices.lands(30)) {
            server.alpn(choices.shuffledOf(PROTOCOLS).toArray(String[]::new));
        } else if (choices.lands(30)) {
            server.onAlpn(alpnCallback());
        }
        return server;
    }

    private Context blue() {
        return plainServer().build();
    }

    private void addShared(ContextBuilder builder) {
        TlsVersion lowest = choices.oneOf(List.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2, TlsVersion.TLS_1_3));
        TlsVersion highest = choices.lands(75) ? TlsVersion.TLS_1_3 : lowest;
        builder.versions(lowest, highest);
        if (choices.lands(30)) {
            builder.cipherList(choices.oneOf(CIPHER_LISTS));
        }
        if (choices.lands(30)) {
            builder.cipherSuites(choices.shuffledOf(SUITES).toArray(CipherSuite[]::new));
        }
        if (choices.lands(30)) {
            builder.groups(choices.someOf(GROUPS).toArray(NamedGroup[]::new));
        }
        if (choices.lands(20)) {
            builder.options(Option.NO_TICKET);
        }
        if (choices.lands(20)) {
            builder.options(Option.CIPHER_SERVER_PREFERENCE);
        }
        if (choices.lands(10) && lowest == TlsVersion.TLS_1_2) {
            builder.options(Option.NO_TLSv1_3);
        }
    }

    private void addVerification(ContextBuilder builder) {
        if (choices.lands(10)) {
            builder.verifyAt(choices.oneOf(MOMENTS));
        }
        if (choices.lands(15)) {
            builder.verifyDepth(choices.oneOf(List.of(0, 1, 2)));
        }
        if (choices.lands(20)) {
            builder.onVerify(verifyCallback());
        }
    }

    private Trust[] trust() {
        List<Trust> all = new ArrayList<>(FLAWED);
        all.add(SOUND);
        all.add(ContractCredentials.CA);
        return choices.lands(90) ? all.toArray(Trust[]::new) : new Trust[] {ContractCredentials.STRANGERS};
    }

    private List<Credential> serverCredentials() {
        if (choices.lands(25)) {
            return List.of(choices.oneOf(FLAWED).credential());
        }
        if (choices.lands(15)) {
            return List.of(choices.oneOf(
                    List.of(ContractCredentials.LOCALHOST_OF_STRANGERS, ContractCredentials.BLUE, SOUND.credential())));
        }
        return choices.someOf(KINDS).stream()
                .map(ContractCredentials::localhost)
                .toList();
    }

    private Credential clientCredential() {
        if (choices.lands(40)) {
            return choices.lands(50)
                    ? ContractCredentials.MALLORY
                    : choices.oneOf(FLAWED).credential();
        }
        return ContractCredentials.alice(choices.oneOf(KINDS));
    }

    private VerifyCallback verifyCallback() {
        return choices.oneOf(List.<VerifyCallback>of(v -> true, v -> false, v -> v.ok(), v -> v.depth() > 0, v -> {
            throw new IllegalStateException("thrown by a random verify callback");
        }));
    }

    private AlpnCallback alpnCallback() {
        return choices.oneOf(List.<AlpnCallback>of(
                (c, offered) -> AlpnAnswer.select(offered.get(0)),
                (c, offered) -> AlpnAnswer.select(AlpnProtocol.HTTP_2),
                (c, offered) -> AlpnAnswer.noOverlap(),
                (c, offered) -> AlpnAnswer.refuse(),
                (c, offered) -> NullAnswer.value(),
                (c, offered) -> {
                    throw new IllegalStateException("thrown by a random ALPN callback");
                }));
    }

    private ServerNameCallback serverNameCallback() {
        Context other = blue();
        Alert alert = new Alert(choices.oneOf(List.of(10, 40, 48, 80, 112, 200)));
        return choices.oneOf(List.<ServerNameCallback>of(
                (c, name, original) -> ServerNameAnswer.proceed(),
                (c, name, original) -> ServerNameAnswer.use(other),
                (c, name, original) -> ServerNameAnswer.alert(alert),
                (c, name, original) -> NullAnswer.value(),
                (c, name, original) -> {
                    throw new IllegalStateException("thrown by a random server name callback");
                }));
    }
}
