package dev.tlsloop.sweeps;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.Engine;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Arrival;
import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A recorded run with its secrets, from which inputs are made.
 *
 * @param pieces the bytes of both sides in the order of sending
 * @param messages the handshake messages, decrypted, each with type and length
 */
record RecordedHandshake(List<Arrival.Bytes> pieces, List<byte[]> messages, String keyLog) {
    private static final Authority CA = Authority.create("Root");

    /** One run for each kind of record protection, with client certificates, a retry, a KeyUpdate and a resumption. */
    static List<RecordedHandshake> all() {
        return Stream.concat(
                        Stream.of(0x1301, 0x1302, 0x1303, 0x1304, 0x1305)
                                .map(code -> run(OpenSsl.engine(), new CipherSuite(code))),
                        Stream.of(
                                        "ECDHE-ECDSA-AES128-GCM-SHA256",
                                        "ECDHE-ECDSA-CHACHA20-POLY1305",
                                        "ECDHE-ECDSA-AES256-CCM8",
                                        "ECDHE-ECDSA-AES256-SHA384")
                                .flatMap(ciphers -> Stream.of(OpenSsl.engine(), Jsse.engine())
                                        .filter(engine -> !ciphers.contains("CCM")
                                                || engine.name().equals("openssl"))
                                        .map(engine -> run(engine, ciphers))))
                .toList();
    }

    private static RecordedHandshake run(Engine engine, CipherSuite suite) {
        Context client = client(engine).toBuilder()
                .versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)
                .cipherSuites(suite)
                .groups(NamedGroup.SECP256R1, NamedGroup.SECP384R1)
                .build();
        Context server = server(engine).toBuilder()
                .groups(NamedGroup.SECP384R1)
                .cipherSuites(suite)
                .build();
        return run(client, server, true);
    }

    private static RecordedHandshake run(Engine engine, String ciphers) {
        Context client = client(engine).toBuilder()
                .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                .cipherList(ciphers)
                .build();
        Context server = server(engine).toBuilder().cipherList(ciphers).build();
        return run(client, server, false);
    }

    private static RecordedHandshake run(Context client, Context server, boolean updates) {
        try (Pair pair = Loopback.between(client, server).withSecrets().open()) {
            pair.transfer(Side.CLIENT, new byte[50]);
            pair.transfer(Side.SERVER, new byte[700]);
            if (updates) {
                pair.client().updateKeys();
                pair.runUntilIdle();
            }
            pair.closeNotify(Side.CLIENT);
            return of(pair.transcript());
        }
    }

    private static RecordedHandshake of(Transcript transcript) {
        Recording recording = transcript.recording().orElseThrow();
        List<Arrival.Bytes> pieces = recording.arrivals().stream()
                .filter(Arrival.Bytes.class::isInstance)
                .map(Arrival.Bytes.class::cast)
                .toList();
        List<byte[]> messages = transcript.entries().stream()
                .map(recording::bytesOf)
                .flatMap(Optional::stream)
                .map(bytes -> bytes.plain())
                .filter(plain -> plain.length >= 4)
                .toList();
        return new RecordedHandshake(pieces, messages, recording.keyLog());
    }

    private static Context client(Engine engine) {
        return Context.client()
                .engine(engine)
                .trust(CA)
                .credential(CA.issue("alice"))
                .build();
    }

    private static Context server(Engine engine) {
        return Context.server()
                .engine(engine)
                .credential(CA.issue("localhost"))
                .trust(CA)
                .verify(VerifyMode.PEER)
                .build();
    }
}
