package dev.tlsloop.providers;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.InfoWhere;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A setting or call, with the check whether an engine supports it.
 *
 * @param lacking the reason of an engine that lacks it, as one sentence
 */
record Capability(String name, Asking lacking) {
    static final Authority CA = Authority.create("Root");
    static final Credential LOCALHOST = CA.issue("localhost");
    private static final Credential OF_STRANGERS =
            Authority.create("Strangers root").issue("localhost");
    private static final int MOST_FLIGHTS = 5;
    private static final Credential EVERY_NAME = CA.issue("localhost", "A.Test", "a_b.test", "other.test");

    /** Returns the reason why an engine lacks the capability, or empty if the engine has it. */
    interface Asking {
        Optional<String> of(Engine engine);
    }

    static Capability ofClient(String name, Consumer<ContextBuilder> declaring) {
        return new Capability(name, engine -> refusal(() -> started(client(engine), declaring)));
    }

    static Capability ofServer(String name, Consumer<ContextBuilder> declaring) {
        return new Capability(
                name + ", server",
                engine -> refusal(() -> started(Context.server().engine(engine).credential(LOCALHOST), declaring)));
    }

    static Capability presenting(String name, Credential... credentials) {
        return new Capability(
                name,
                engine -> refusal(
                        () -> started(Context.server().engine(engine).credential(credentials), declared -> {})));
    }

    /** A capability of a connection, which counts only if a handshake with a server of the same engine succeeds. */
    static Capability connecting(String name, UnaryOperator<ConnectionSettings> adding) {
        return new Capability(name, engine -> {
            List<Refusal> refusals = new ArrayList<>();
            return refusal(() ->
                            refusals.addAll(handshake(engine, adding.apply(ConnectionSettings.forServer("localhost")))))
                    .or(() -> refusals.stream()
                            .findFirst()
                            .map(refused -> "its handshake fails because " + refused.reason()));
        });
    }

    private static List<Refusal> handshake(Engine engine, ConnectionSettings settings) {
        Context server = Context.server().engine(engine).credential(EVERY_NAME).build();
        try (Endpoint clients = client(engine).build().start();
                Endpoint servers = server.start();
                Connection client = clients.open(Side.CLIENT, settings);
                Connection peer = servers.open(Side.SERVER, ConnectionSettings.none())) {
            for (int flights = 0; flights < MOST_FLIGHTS; flights++) {
                client.handshake();
                peer.incoming().write(client.outgoing().readAll());
                peer.handshake();
                client.incoming().write(peer.outgoing().readAll());
            }
            return Stream.of(client, peer)
                    .flatMap(connection -> connection.refusal().stream())
                    .filter(refused -> !refused.reportedByPeer())
                    .toList();
        }
    }

    /** Whether the info callback of a client hears the alert that the client sends, over a certificate of a stranger. */
    static Capability hearingItsAlert(TlsVersion version) {
        return new Capability("onInfo(...) for the alert that its side sends in " + version, engine -> {
            List<Integer> alerts = new ArrayList<>();
            Context client = client(engine)
                    .versions(version, version)
                    .onInfo((connection, where, value) -> {
                        if (where.equals(InfoWhere.CB_WRITE_ALERT)) {
                            alerts.add(value);
                        }
                    })
                    .build();
            Context server =
                    Context.server().engine(engine).credential(OF_STRANGERS).build();
            Loopback.between(client, server).handshake();
            return alerts.isEmpty() ? Optional.of("it does not tell which alert it has encrypted") : Optional.empty();
        });
    }

    /** A capability that is called on a connected client. */
    static Capability connected(String name, TlsVersion version, Consumer<Connection> question) {
        return new Capability(
                name,
                engine -> refusal(() -> {
                    try (Pair pair = pair(engine, version)) {
                        question.accept(pair.client());
                    }
                }));
    }

    static Capability resuming(TlsVersion version) {
        return new Capability("a second handshake of " + version + " resumes the first", engine -> {
            try (Endpoint clients =
                            client(engine).versions(version, version).build().start();
                    Endpoint servers = Context.server()
                            .engine(engine)
                            .credential(LOCALHOST)
                            .build()
                            .start();
                    Pair first = Loopback.between(clients, servers).open()) {
                Loopback again = Loopback.between(clients, servers);
                Outcome second = first.client()
                        .session()
                        .map(again::withSession)
                        .orElse(again)
                        .handshake();
                return second instanceof Outcome.Success success
                                && success.client().resumed()
                        ? Optional.empty()
                        : Optional.of("its server hands out nothing that its client could resume");
            }
        });
    }

    private static ContextBuilder client(Engine engine) {
        return Context.client().engine(engine).trust(CA);
    }

    private static Pair pair(Engine engine, TlsVersion version) {
        Context server = Context.server().engine(engine).credential(LOCALHOST).build();
        return Loopback.between(client(engine).versions(version, version).build(), server)
                .open();
    }

    private static void started(ContextBuilder builder, Consumer<ContextBuilder> declaring) {
        declaring.accept(builder);
        builder.build().start().close();
    }

    /** The refusal without the setting and the engine, which the row and the column name. */
    static Optional<String> refusal(Runnable declaring) {
        try {
            declaring.run();
            return Optional.empty();
        } catch (UnsupportedSettingException e) {
            return Optional.of(e.getMessage()
                    .replaceFirst("^.*? cannot be honoured by the engine [^:]*: ", "")
                    .replaceFirst("security level \\d", "security level of this build"));
        }
    }
}
