package dev.tlsloop.contract;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.transcript.Entry;

/** A client and a server with an EC key, started once, for many handshakes with a disturbed stream. */
record DisturbedHandshakes(TlsVersion version, Endpoint client, Endpoint server) implements AutoCloseable {
    static DisturbedHandshakes of(TlsVersion version) {
        return new DisturbedHandshakes(
                version,
                Context.client()
                        .versions(version, version)
                        .trust(ContractCredentials.CA)
                        .build()
                        .start(),
                Context.server()
                        .credential(ContractCredentials.LOCALHOST)
                        .build()
                        .start());
    }

    Loopback recipe() {
        return Loopback.between(client, server);
    }

    Outcome disturbed(Fault fault) {
        return recipe().withFault(fault).handshake();
    }

    /** The number of bytes that the side sends in a handshake, session tickets included. */
    int length(Side side) {
        return (int) recipe().handshake().transcript().entries().stream()
                .filter(entry -> entry.side() == side)
                .mapToLong(Entry::length)
                .sum();
    }

    /** The number of bytes that the side sends until its peer completes the handshake. */
    int handshakeLength(Side side) {
        if (side == Side.SERVER && version == TlsVersion.TLS_1_3) {
            try (ManualPair pair = ManualPair.opened(
                    client.context().orElseThrow(), server.context().orElseThrow(), ManualPair.TO_LOCALHOST)) {
                pair.client().handshake();
                pair.move();
                pair.server().handshake();
                return pair.server().outgoing().pending();
            }
        }
        return length(side);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
