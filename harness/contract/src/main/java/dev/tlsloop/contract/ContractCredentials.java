package dev.tlsloop.contract;

import dev.tlsloop.Credential;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import java.util.EnumMap;
import java.util.Map;

/** The authorities and credentials of the contract, made once because key generation is slow. */
final class ContractCredentials {
    static final Authority CA = Authority.create("Contract root");
    static final Authority STRANGERS = Authority.create("Strangers root");
    static final Authority BELOW = CA.intermediate("Contract intermediate");

    static final Credential LOCALHOST = CA.issue("localhost");
    static final Credential ALICE = CA.issue("alice");
    static final Credential MALLORY = STRANGERS.issue("mallory");
    static final Credential LOCALHOST_BELOW = BELOW.issue("localhost");
    static final Credential ALICE_BELOW = BELOW.issue("alice");
    static final Credential LOCALHOST_OF_STRANGERS = STRANGERS.issue("localhost");
    static final Credential BLUE = CA.issue("blue.test");
    static final Credential GREEN = CA.issue("green.test");

    private static final Map<PublicKeyAlgorithm, Credential> SERVERS = new EnumMap<>(PublicKeyAlgorithm.class);
    private static final Map<PublicKeyAlgorithm, Credential> CLIENTS = new EnumMap<>(PublicKeyAlgorithm.class);

    private ContractCredentials() {}

    /** The credential of {@code localhost} with that kind of key. */
    static synchronized Credential localhost(PublicKeyAlgorithm kind) {
        return SERVERS.computeIfAbsent(kind, k -> CA.with(type(k)).issue("localhost"));
    }

    /** The credential of {@code alice} with that kind of key. */
    static synchronized Credential alice(PublicKeyAlgorithm kind) {
        return CLIENTS.computeIfAbsent(kind, k -> CA.with(type(k)).issue("alice"));
    }

    private static KeyType type(PublicKeyAlgorithm kind) {
        return switch (kind) {
            case RSA -> KeyType.RSA_2048;
            case EC -> KeyType.EC_P256;
            case ED25519 -> KeyType.ED25519;
            default ->
                throw new IllegalArgumentException(
                        "no credential has a key of the kind " + kind + "; ask for RSA, EC or ED25519");
        };
    }
}
