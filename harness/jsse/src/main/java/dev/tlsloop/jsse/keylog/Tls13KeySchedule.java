package dev.tlsloop.jsse.keylog;

import dev.tlsloop.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key schedule of TLS 1.3 (RFC 8446, 7.1). The handshake secret is confirmed by the server's first protected
 * record. Later secrets are derived again, and shown where they equal what JSSE computed.
 */
final class Tls13KeySchedule implements KeySchedule {
    private static final byte[] NOTHING = {};

    private final Map<Side, byte[]> handshakeTraffic = new EnumMap<>(Side.class);
    private final Map<Side, byte[]> applicationTraffic = new EnumMap<>(Side.class);
    private final Map<Side, byte[]> finishedKeys = new EnumMap<>(Side.class);
    private final Map<Side, byte[]> finished = new EnumMap<>(Side.class);
    private final List<Secret> told = new ArrayList<>();
    private TlsHash tlsHash = TlsHash.SHA_256;
    private byte @Nullable [] handshake;
    private byte @Nullable [] master;
    private byte @Nullable [] exporter;
    private byte @Nullable [] resumption;
    private byte @Nullable [] ticket;
    private boolean proven;

    /** Whether there is a secret to be proven. */
    boolean waitsForProof() {
        return !proven && handshakeTraffic.containsKey(Side.SERVER);
    }

    /** Proves the handshake secret, or not. */
    void prove(ProtectedRecord firstOfServer) {
        byte[] ofServer = handshakeTraffic.get(Side.SERVER);
        proven = !proven && ofServer != null && firstOfServer.opensWith(tlsHash, ofServer);
    }

    @Override
    public void onMac(byte[] key, byte[] text, byte[] mac) {
        Optional<HkdfLabel> label = HkdfLabel.ofFirstBlock(text);
        if (label.isPresent()) {
            recordExpansion(key, label.get(), mac);
        } else if (text.length == tlsHash.length()) {
            finishedKeys.forEach((side, finishedKey) -> {
                if (Arrays.equals(finishedKey, key)) {
                    finished.put(side, mac);
                }
            });
        }
    }

    @Override
    public void onKeyGenerated(String algorithm, byte[] key) {}

    private void recordExpansion(byte[] secret, HkdfLabel label, byte[] result) {
        switch (label.label()) {
            case "c hs traffic" -> handshakeTraffic(Side.CLIENT, secret, label, result);
            case "s hs traffic" -> handshakeTraffic(Side.SERVER, secret, label, result);
            case "c ap traffic" -> applicationTraffic(Side.CLIENT, secret, label, result);
            case "s ap traffic" -> applicationTraffic(Side.SERVER, secret, label, result);
            case "finished" ->
                handshakeTraffic.forEach((side, traffic) -> {
                    if (Arrays.equals(traffic, secret)) {
                        finishedKeys.put(side, result);
                    }
                });
            case "res master" -> resumption = isMaster(secret) ? result : null;
            case "resumption" -> ticket = Arrays.equals(secret, resumption) ? result : ticket;
            default -> {}
        }
    }

    private void handshakeTraffic(Side side, byte[] secret, HkdfLabel label, byte[] result) {
        tlsHash = TlsHash.ofLength(result.length).orElse(tlsHash);
        if (Arrays.equals(tlsHash.derive(secret, label.label(), label.context()), result)) {
            handshake = secret;
            handshakeTraffic.put(side, result);
        }
    }

    private void applicationTraffic(Side side, byte[] secret, HkdfLabel label, byte[] result) {
        if (isMaster(secret) && Arrays.equals(tlsHash.derive(secret, label.label(), label.context()), result)) {
            master = secret;
            exporter = tlsHash.derive(secret, "exp master", label.context());
            applicationTraffic.put(side, result);
        }
    }

    /** Whether that is what follows from the handshake secret. */
    private boolean isMaster(byte[] secret) {
        return Arrays.equals(secret, master)
                || handshake != null
                        && Arrays.equals(
                                secret,
                                tlsHash.extractNothing(tlsHash.derive(handshake, "derived", tlsHash.of(NOTHING))));
    }

    @Override
    public List<Secret> news() {
        List<Secret> news = new ArrayList<>();
        if (proven) {
            add(news, "SERVER_HANDSHAKE_TRAFFIC_SECRET", handshakeTraffic.get(Side.SERVER));
            add(news, "CLIENT_HANDSHAKE_TRAFFIC_SECRET", handshakeTraffic.get(Side.CLIENT));
            add(news, "EXPORTER_SECRET", exporter);
            add(news, "SERVER_TRAFFIC_SECRET_0", applicationTraffic.get(Side.SERVER));
            add(news, "CLIENT_TRAFFIC_SECRET_0", applicationTraffic.get(Side.CLIENT));
        }
        told.addAll(news);
        return news;
    }

    private void add(List<Secret> news, String label, byte @Nullable [] secret) {
        if (secret != null && told.stream().noneMatch(t -> t.label().equals(label))) {
            news.add(new Secret(label, secret));
        }
    }

    /** The secret of the last ticket, which OpenSSL calls the master key. */
    @Override
    public Optional<byte[]> masterKey() {
        return shown(ticket);
    }

    @Override
    public Optional<byte[]> finished(Side side) {
        return shown(finished.get(side));
    }

    @Override
    public Optional<byte[]> export(String label, int length, Optional<byte[]> context, byte[] randoms) {
        return shown(exporter)
                .map(secret -> tlsHash.expand(
                        tlsHash.derive(secret, label, tlsHash.of(NOTHING)),
                        "exporter",
                        tlsHash.of(context.orElse(NOTHING)),
                        length));
    }

    private Optional<byte[]> shown(byte @Nullable [] secret) {
        return Optional.ofNullable(secret).filter(s -> proven).map(byte[]::clone);
    }
}
