package dev.tlsloop.providers;

import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.EnginePair;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The abilities that pairs with Bouncy Castle's BCJSSE on one side or both lack. */
interface BouncyCastlePair extends EnginePair {
    /** Bouncy Castle reads only its own kind of Ed25519 keys. */
    @Override
    default Set<PublicKeyAlgorithm> keyKinds() {
        return EnumSet.of(PublicKeyAlgorithm.RSA, PublicKeyAlgorithm.EC);
    }

    @Override
    default boolean staples() {
        return false;
    }

    @Override
    default boolean listsVersionsBelowTls13() {
        return clientEngine() != Providers.BCJSSE;
    }

    /** Bouncy Castle resumes no session of TLS 1.3, on either side. */
    @Override
    default Set<TlsVersion> resumedVersions() {
        return EnumSet.of(TlsVersion.TLS_1_2);
    }

    @Override
    default Set<String> refused() {
        return Set.of(
                "alpn(",
                "groups(",
                "onKeyLog(",
                "options(ALLOW_CLIENT_RENEGOTIATION)",
                "options(CAPTURE_SECRETS)",
                "renegotiate()",
                "withOcspRequest() with TLS 1.3",
                "revocation(STAPLE) with TLS 1.3",
                "updateKeys()");
    }

    @Override
    default Map<String, String> differences() {
        Map<String, String> differences = new HashMap<>();
        if (clientEngine() == Providers.BCJSSE) {
            differences.putAll(IncomparableTests.OF_CLIENTS_WITHOUT_TICKETS);
            differences.putAll(IncomparableTests.OF_CLIENTS_WITHOUT_SESSIONS_IN_TLS13);
            differences.putAll(IncomparableTests.OF_CLIENTS_THAT_BEGIN_ONCE);
            differences.putAll(IncomparableTests.OF_CLOSING_BOTH_WAYS);
        }
        if (serverEngine() == Providers.BCJSSE) {
            differences.putAll(IncomparableTests.OF_SERVERS_WITHOUT_TICKETS);
            differences.putAll(IncomparableTests.OF_AUTHORITIES_IN_NO_ORDER);
        }
        return differences;
    }
}
