package dev.tlsloop.providers;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Engine;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The runs that a dissector must follow, each with data in both directions and a close. */
enum CapturedRun {
    TLS_1_2(TlsVersion.TLS_1_2),
    TLS_1_3(TlsVersion.TLS_1_3),
    MUTUAL_1_2(TlsVersion.TLS_1_2, CapturedRun::authenticated, CapturedRun::verifying, pair -> {}),
    MUTUAL_1_3(TlsVersion.TLS_1_3, CapturedRun::authenticated, CapturedRun::verifying, pair -> {}),
    CBC_SHA(TlsVersion.TLS_1_2, client -> client.cipherList("ECDHE-ECDSA-AES128-SHA"), server -> server, pair -> {}),
    CBC_SHA384(
            TlsVersion.TLS_1_2, client -> client.cipherList("ECDHE-ECDSA-AES256-SHA384"), server -> server, pair -> {}),
    CHACHA20_POLY1305(
            TlsVersion.TLS_1_2,
            client -> client.cipherList("ECDHE-ECDSA-CHACHA20-POLY1305"),
            server -> server,
            pair -> {}),
    RETRY(
            TlsVersion.TLS_1_3,
            client -> client.groups(NamedGroup.SECP256R1, NamedGroup.SECP384R1),
            server -> server.groups(NamedGroup.SECP384R1),
            pair -> {}),
    KEY_UPDATE(TlsVersion.TLS_1_3, client -> client, server -> server, CapturedRun::updateKeys),
    SESSION_ID(
            TlsVersion.TLS_1_2,
            client -> client.options(Option.NO_TICKET),
            server -> server.options(Option.NO_TICKET),
            pair -> {}),
    TICKET(TlsVersion.TLS_1_2),
    PSK(TlsVersion.TLS_1_3);

    /** The application data of the client: not HTTP, and more than one record. */
    static final byte[] FROM_CLIENT = bytes(20_000, 0x80);

    /** The application data of the server. */
    static final byte[] FROM_SERVER = bytes(7, 0xc0);

    private static final Authority CA = Authority.create("Root");

    private final TlsVersion version;
    private final UnaryOperator<ContextBuilder> client;
    private final UnaryOperator<ContextBuilder> server;
    private final Consumer<Pair> between;

    CapturedRun(TlsVersion version) {
        this(version, client -> client, server -> server, pair -> {});
    }

    CapturedRun(
            TlsVersion version,
            UnaryOperator<ContextBuilder> client,
            UnaryOperator<ContextBuilder> server,
            Consumer<Pair> between) {
        this.version = version;
        this.client = client;
        this.server = server;
        this.between = between;
    }

    /** The transcript of the run on these engines; of a resumption it is the second run. */
    Transcript on(Engine clientEngine, Engine serverEngine, UnaryOperator<Loopback> keeping) {
        Loopback loopback = keeping.apply(loopback(clientEngine, serverEngine));
        try (Pair first = loopback.open()) {
            if (this != SESSION_ID && this != TICKET && this != PSK) {
                return exchange(first);
            }
            first.transfer(Side.SERVER, FROM_SERVER);
            try (Pair resumed = first.resume()) {
                return exchange(resumed);
            }
        }
    }

    /** The transcript of the handshake alone, which may fail. */
    Transcript handshake(UnaryOperator<Loopback> keeping) {
        return keeping.apply(loopback(Jsse.engine(), Jsse.engine())).handshake().transcript();
    }

    private Loopback loopback(Engine clientEngine, Engine serverEngine) {
        Context clientContext = client.apply(Context.client()
                        .engine(clientEngine)
                        .versions(version, version)
                        .trust(CA))
                .build();
        Context serverContext = server.apply(
                        Context.server().engine(serverEngine).credential(CA.issue("localhost")))
                .build();
        return Loopback.between(clientContext, serverContext);
    }

    private Transcript exchange(Pair pair) {
        between.accept(pair);
        pair.transfer(Side.CLIENT, FROM_CLIENT);
        pair.transfer(Side.SERVER, FROM_SERVER);
        pair.closeNotify(Side.CLIENT);
        return pair.transcript();
    }

    private static ContextBuilder authenticated(ContextBuilder client) {
        return client.credential(CA.issue("alice"));
    }

    private static ContextBuilder verifying(ContextBuilder server) {
        return server.trust(CA).verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
    }

    private static void updateKeys(Pair pair) {
        pair.client().updateKeys();
        pair.runUntilIdle();
        pair.server().updateKeys();
        pair.runUntilIdle();
    }

    private static byte[] bytes(int length, int first) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (first + i % 64);
        }
        return bytes;
    }
}
