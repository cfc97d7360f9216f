package dev.tlsloop.contract;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Engine;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The two engines that an {@link EngineContract} is run against, and what they can do.
 *
 * <pre>{@code
 * record Twice(Engine clientEngine) implements EnginePair {
 *     public Engine serverEngine() {
 *         return clientEngine;
 *     }
 * }
 * }</pre>
 *
 * <p>What a pair does not have is left out of the matrix here, in one place, rather than skipped in each test.
 */
public interface EnginePair {
    /** The engine under the client. */
    Engine clientEngine();

    /** The engine under the server. */
    Engine serverEngine();

    /** The protocol versions that both engines speak: TLS 1.2 and 1.3, unless overridden. */
    default Set<TlsVersion> versions() {
        return EnumSet.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    /** Those of them in which a later handshake takes up the session of an earlier one: all, unless overridden. */
    default Set<TlsVersion> resumedVersions() {
        return versions();
    }

    /** The kinds of key that both engines can present and verify: RSA, EC and Ed25519, unless overridden. */
    default Set<PublicKeyAlgorithm> keyKinds() {
        return EnumSet.of(PublicKeyAlgorithm.RSA, PublicKeyAlgorithm.EC, PublicKeyAlgorithm.ED25519);
    }

    /** The key exchange groups that both engines have, whether they are on or not: the usual ones, unless overridden. */
    default List<NamedGroup> groups() {
        return List.of(
                NamedGroup.X25519,
                NamedGroup.SECP256R1,
                NamedGroup.SECP384R1,
                NamedGroup.SECP521R1,
                NamedGroup.X448,
                NamedGroup.FFDHE2048);
    }

    /**
     * Whether the client's hello lists its versions where TLS 1.3 is not among them: yes, unless overridden. Without the
     * list, which RFC 8446 (4.2.1) asks for from TLS 1.3 on, a hello offers everything up to its highest version.
     */
    default boolean listsVersionsBelowTls13() {
        return true;
    }

    /** Whether the server's engine staples what a context gives it: yes, unless overridden. */
    default boolean staples() {
        return true;
    }

    /**
     * What one of the engines refuses, as the beginning of the setting or the question that its sentence names, such as
     * {@code groups(}: nothing, unless overridden. A test that comes upon such a refusal is skipped with that sentence.
     */
    default Set<String> refused() {
        return Set.of();
    }

    /**
     * Tests about something in which an engine differs and which nobody declares, by name, with the reason: none, unless
     * overridden. They are skipped with it.
     */
    default Map<String, String> differences() {
        return Map.of();
    }

    /** A client on its engine that trusts the contract's authority. */
    default ContextBuilder client() {
        return Context.client().engine(clientEngine()).trust(ContractCredentials.CA);
    }

    /** A server on its engine that is {@code localhost} by word of the contract's authority. */
    default ContextBuilder server() {
        return bareServer().credential(ContractCredentials.LOCALHOST);
    }

    /** A server on its engine that presents nothing yet. */
    default ContextBuilder bareServer() {
        return Context.server().engine(serverEngine());
    }

    /** How a handshake between these two comes out. */
    default Outcome outcome(ContextBuilder client, ContextBuilder server) {
        return Loopback.between(client.build(), server.build()).handshake();
    }

    /** The same pair of engines, still open. */
    default Pair open(ContextBuilder client, ContextBuilder server) {
        return Loopback.between(client.build(), server.build()).open();
    }

    /** The versions, in order: the source of every table that has no other column. */
    default Stream<TlsVersion> eachVersion() {
        return versions().stream().sorted();
    }

    /** The same of those in which a session is taken up. */
    default Stream<TlsVersion> eachResumedVersion() {
        return resumedVersions().stream().sorted();
    }
}
