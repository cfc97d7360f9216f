package dev.tlsloop.harness;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An endpoint whose connections play one script, and which writes down what is done to it. */
final class ScriptedEndpoint implements Endpoint {
    final String name;
    final ScriptedSteps scriptedSteps;
    final List<String> log;
    final List<ConnectionSettings> openings = new ArrayList<>();
    Runnable onClose = () -> {};
    Optional<Session> session = Optional.empty();
    Optional<Context> context = Optional.empty();
    Optional<Context> serving = Optional.empty();

    ScriptedEndpoint(String name, ScriptedSteps scriptedSteps, List<String> log) {
        this.name = name;
        this.scriptedSteps = scriptedSteps;
        this.log = log;
    }

    static ScriptedEndpoint playing(ScriptedSteps scriptedSteps) {
        return new ScriptedEndpoint("scripted", scriptedSteps, new ArrayList<>());
    }

    /** A party that is started for each run, as a context is. */
    Party asParty() {
        return () -> {
            log.add("start " + name);
            return this;
        };
    }

    @Override
    public Connection open(Side side, ConnectionSettings settings) {
        openings.add(settings);
        return new ScriptedConnection(side, this, scriptedSteps);
    }

    @Override
    public Optional<Context> context() {
        return context;
    }

    @Override
    public String engineText() {
        return name + " 1.0";
    }

    @Override
    public Endpoint start() {
        return this;
    }

    @Override
    public void close() {
        log.add("close " + name);
    }

    record FakeSession() implements Session {
        @Override
        public Optional<Context> context() {
            return Optional.empty();
        }

        @Override
        public TlsVersion version() {
            return TlsVersion.TLS_1_3;
        }

        @Override
        public byte[] id() {
            return new byte[32];
        }

        @Override
        public Duration timeout() {
            return Duration.ZERO;
        }

        @Override
        public Optional<byte[]> serialised() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "session of TLS 1.3 on scripted";
        }
    }
}
