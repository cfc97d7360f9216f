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
 * The two engines that an {@link EngineContract} tests, and their abilities.
 *
 * <pre>{@code
 * record Twice(Engine clientEngine) implements EnginePair {
 *     public Engine serverEngine() {
 *         return clientEngine;
 *     }
 * }
 * }</pre>
 *
 * <p>A pair declares here what its engines lack, so that no test needs a condition of its own.
 */
public interface EnginePair {
    /** The engine of the client. */
    Engine clientEngine();

    /** The engine of the server. */
    Engine serverEngine();

    /** The protocol versions that both engines support: TLS 1.2 and 1.3, unless overridden. */
    default Set<TlsVersion> versions() {
        return EnumSet.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    /** The versions in which a later handshake can resume an earlier session: all, unless overridden. */
    default Set<TlsVersion> resumedVersions() {
        return versions();
    }

    /** The kinds of key that both engines can present and verify: RSA, EC and Ed25519, unless overridden. */
    default Set<PublicKeyAlgorithm> keyKinds() {
        return EnumSet.of(PublicKeyAlgorithm.RSA, PublicKeyAlgorithm.EC, PublicKeyAlgorithm.ED25519);
    }

    /** The key exchange groups that both engines implement, enabled or not: six common groups, unless overridden. */
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
     * Whether the client sends supported_versions even if it does not offer TLS 1.3: yes, unless overridden. A
     * ClientHello without this extension (RFC 8446, 4.2.1) offers every version up to its highest.
     */
    default boolean listsVersionsBelowTls13() {
        return true;
    }

    /** Whether the server's engine staples the OCSP response of its context: yes, unless overridden. */
    default boolean staples() {
        return true;
    }

    /**
     * The settings and calls that one of the engines refuses: none, unless overridden. Each is the beginning of its name
     * in the refusal's message, such as {@code groups(}. A test that meets such a refusal is skipped with that message.
     */
    default Set<String> refused() {
        return Set.of();
    }

    /**
     * The tests that an engine fails because it behaves differently, by name, with the reason: none, unless overridden.
     * They are skipped with that reason. A setting that an engine lacks belongs into {@link #refused}.
     */
    default Map<String, String> differences() {
        return Map.of();
    }

    /** A client on its engine that trusts the contract's root. */
    default ContextBuilder client() {
        return Context.client().engine(clientEngine()).trust(ContractCredentials.CA);
    }

    /** A server on its engine with a certificate for {@code localhost} from the contract's root. */
    default ContextBuilder server() {
        return bareServer().credential(ContractCredentials.LOCALHOST);
    }

    /** A server on its engine without a credential. */
    default ContextBuilder bareServer() {
        return Context.server().engine(serverEngine());
    }

    /** Runs a handshake between these two and returns its outcome. */
    default Outcome outcome(ContextBuilder client, ContextBuilder server) {
        return Loopback.between(client.build(), server.build()).handshake();
    }

    /** Runs a handshake between these two and keeps the connections open. */
    default Pair open(ContextBuilder client, ContextBuilder server) {
        return Loopback.between(client.build(), server.build()).open();
    }

    /** The {@link #versions} in order, as the source of tests that have no other parameter. */
    default Stream<TlsVersion> eachVersion() {
        return versions().stream().sorted();
    }

    /** The {@link #resumedVersions} in order, as the source of tests about resumption. */
    default Stream<TlsVersion> eachResumedVersion() {
        return resumedVersions().stream().sorted();
    }
}
