package dev.tlsloop.examples.live;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.VerifyMode.FAIL_IF_NO_PEER_CERT;
import static dev.tlsloop.VerifyMode.PEER;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Revocation;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.CrlFlaw;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.fault.Fault;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** One handshake with the settings that a reader chose. */
final class LiveHandshake {
    private static final String[] NAMES = {"www.a.test", "*.b.test", "10.0.0.1", "bücher.test"};
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-31T23:59:59Z");

    private final Settings settings;
    private final Authority root = Authority.create(1);
    private final Chain chain;

    private LiveHandshake(Settings settings) {
        this.settings = settings;
        this.chain = chain(settings, root);
    }

    /**
     * Runs it.
     *
     * @throws dev.tlsloop.UnsupportedSettingException if the JDK that runs this cannot honour a value
     */
    static Outcome of(Settings settings) {
        LiveHandshake handshake = new LiveHandshake(settings);
        Loopback loopback = Loopback.between(handshake.client(), handshake.server())
                .withServerName(settings.value(Knob.NAME))
                .withSecrets();
        Outcome first = fault(settings.value(Knob.FAULT))
                .map(loopback::withFault)
                .orElse(loopback)
                .handshake();
        return settings.value(Knob.CONNECTION).equals("the first") ? first : resumed(loopback);
    }

    private static Outcome resumed(Loopback loopback) {
        try (Pair full = loopback.open();
                Pair resumed = full.resume()) {
            return resumed.outcome();
        }
    }

    private static Chain chain(Settings settings, Authority root) {
        Chain.Path path = Chain.from(root);
        String intermediate = settings.value(Knob.INTERMEDIATE);
        path = intermediate.equals("good")
                ? path.via("Intermediate")
                : path.via("Intermediate", IssuerFlaw.valueOf(intermediate));
        if (settings.value(Knob.LIST).equals("names the server")) {
            return path.to(NAMES[0], CrlFlaw.REVOKED);
        }
        String leaf = settings.value(Knob.LEAF);
        return leaf.equals("good") ? path.to(NAMES) : path.to(NAMES[0], LeafFlaw.valueOf(leaf));
    }

    private Context server() {
        ContextBuilder server = Context.server().credential(settings.has(Knob.CLOCK) ? dated() : chain.credential());
        versions(server, settings.value(Knob.SERVER_VERSIONS));
        if (settings.has(Knob.SERVER_GROUPS)) {
            groups(server, settings.value(Knob.SERVER_GROUPS));
        }
        if (settings.has(Knob.SERVER_SUITES)) {
            suites(server, settings.value(Knob.SERVER_SUITES));
        }
        if (settings.has(Knob.SERVER_PROTOCOLS)) {
            server.alpn(settings.value(Knob.SERVER_PROTOCOLS).split(", "));
        }
        if (settings.has(Knob.CLIENT_CERTIFICATE)) {
            server.trust(root).verify(PEER, FAIL_IF_NO_PEER_CERT);
        }
        return server.build();
    }

    private Context client() {
        ContextBuilder client = Context.client().trust(chain);
        versions(client, settings.value(Knob.CLIENT_VERSIONS));
        if (settings.has(Knob.CLIENT_GROUPS)) {
            groups(client, settings.value(Knob.CLIENT_GROUPS));
        }
        if (settings.has(Knob.CLIENT_SUITES)) {
            suites(client, settings.value(Knob.CLIENT_SUITES));
        }
        if (settings.has(Knob.CLIENT_PROTOCOLS)) {
            client.alpn(settings.value(Knob.CLIENT_PROTOCOLS).split(", "));
        }
        if (settings.has(Knob.CLOCK)) {
            client.verifyAt(Instant.parse(settings.value(Knob.CLOCK)));
        }
        if (settings.has(Knob.CHECK) && settings.value(Knob.CHECK).equals("CRL")) {
            client.revocation(Revocation.CRL_ALL).crls(chain.crls());
        }
        if (settings.has(Knob.CLIENT_CERTIFICATE)
                && !settings.value(Knob.CLIENT_CERTIFICATE).equals("none")) {
            boolean trusted = settings.value(Knob.CLIENT_CERTIFICATE).equals("trusted");
            client.credential((trusted ? root : Authority.create(2)).issue("alice"));
        }
        return client.build();
    }

    private Credential dated() {
        return root.issuing().validity(FROM, UNTIL).issue(NAMES);
    }

    private static void versions(ContextBuilder context, String value) {
        context.versions(value.equals("TLS 1.3") ? TLS_1_3 : TLS_1_2, value.equals("TLS 1.2") ? TLS_1_2 : TLS_1_3);
    }

    private static void groups(ContextBuilder context, String value) {
        context.groups(Stream.of(value.split(", "))
                .map(name -> NamedGroup.ofName(name).orElseThrow())
                .toArray(NamedGroup[]::new));
    }

    private static void suites(ContextBuilder context, String value) {
        context.cipherSuites(Stream.of(value.split(", "))
                .map(name -> CipherSuite.ofName(name).orElseThrow())
                .toArray(CipherSuite[]::new));
    }

    private static Optional<Fault> fault(String value) {
        if (value.equals("none")) {
            return Optional.empty();
        }
        Fault.AtRecord record = Fault.from(value.startsWith("client") ? CLIENT : SERVER)
                .atRecord(value.charAt(value.length() - 1) - '0');
        if (value.contains("flip")) {
            return Optional.of(record.flipBit(0));
        }
        return Optional.of(value.contains("cut") ? record.cut() : record.stall());
    }
}
