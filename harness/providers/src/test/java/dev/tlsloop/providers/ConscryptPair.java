package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.EnginePair;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.BeforeAll;

/** The abilities that pairs with Conscrypt on one side or both lack. */
interface ConscryptPair extends EnginePair {
    @BeforeAll
    default void conscryptIsHere() {
        assumeTrue(Conscrypt.isAvailable(), () -> "Conscrypt is not built for " + System.getProperty("os.arch"));
    }

    @Override
    default Set<PublicKeyAlgorithm> keyKinds() {
        return EnumSet.of(PublicKeyAlgorithm.RSA, PublicKeyAlgorithm.EC);
    }

    @Override
    default List<NamedGroup> groups() {
        return List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1);
    }

    @Override
    default boolean staples() {
        return false;
    }

    @Override
    default boolean listsVersionsBelowTls13() {
        return clientEngine() != Providers.CONSCRYPT;
    }

    /** A Conscrypt server sends no tickets, and TLS 1.3 has no sessions without them. */
    @Override
    default Set<TlsVersion> resumedVersions() {
        return serverEngine() == Providers.CONSCRYPT ? EnumSet.of(TlsVersion.TLS_1_2) : versions();
    }

    @Override
    default Set<String> refused() {
        return Set.of(
                "alpn(",
                "cipherList(...) without options(CIPHER_SERVER_PREFERENCE)",
                "cipherSuites(",
                "credential(...) of 2 kinds",
                "groups(",
                "onKeyLog(",
                "options(ALLOW_CLIENT_RENEGOTIATION)",
                "options(CAPTURE_SECRETS)",
                "renegotiate()",
                "withOcspRequest() with TLS 1.3",
                "revocation(STAPLE) with TLS 1.3",
                "sessionCacheMode(",
                "updateKeys()");
    }

    @Override
    default Map<String, String> differences() {
        Map<String, String> differences = new HashMap<>();
        if (clientEngine() == Providers.CONSCRYPT) {
            differences.putAll(IncomparableTests.OF_CLIENTS_WITHOUT_TICKETS);
            differences.putAll(IncomparableTests.OF_TICKETS_AFTER_CLOSING);
        }
        if (serverEngine() == Providers.CONSCRYPT) {
            differences.putAll(IncomparableTests.OF_SERVERS_WITHOUT_TICKETS);
        }
        return differences;
    }
}
