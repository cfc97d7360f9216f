package dev.tlsloop.jsse.keylog;

import dev.tlsloop.Side;
import dev.tlsloop.wire.ContentType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets of one connection. They are shown only after a Finished or a record has confirmed them. */
public final class ConnectionSecrets implements SecretObserver {
    private static final int HEADER = 5;

    private final Tls12Transcript transcript = new Tls12Transcript();
    private final Tls12KeySchedule tls12KeySchedule;
    private final Tls13KeySchedule tls13KeySchedule = new Tls13KeySchedule();
    private @Nullable ProtectedRecord firstOfServer;

    /** @param known what other connections of the same endpoint have proven */
    public ConnectionSecrets(MasterSecretCache known) {
        this.tls12KeySchedule = new Tls12KeySchedule(known, transcript);
    }

    @Override
    public void onMac(byte[] key, byte[] text, byte[] mac) {
        tls13KeySchedule.onMac(key, text, mac);
    }

    @Override
    public void onKeyGenerated(String algorithm, byte[] key) {
        tls12KeySchedule.onKeyGenerated(algorithm, key);
    }

    /** Observes input before it is read, because JSSE decrypts a record in place. */
    public void arriving(Side sender, ByteBuffer bytes) {
        int length = bytes.remaining() < HEADER ? 0 : HEADER + (bytes.getShort(bytes.position() + 3) & 0xFFFF);
        if (length > 0 && length <= bytes.remaining()) {
            keepFirst(sender, bytes.slice(bytes.position(), length));
        }
    }

    /** Whole records that one side has sent. */
    public void observe(Side sender, ByteBuffer bytes, int from, int to) {
        int at = from;
        while (at + HEADER <= to) {
            int end = Math.min(to, at + HEADER + (bytes.getShort(at + 3) & 0xFFFF));
            ByteBuffer record = bytes.slice(at, end - at);
            transcript.add(sender, record);
            keepFirst(sender, record);
            at = end;
        }
    }

    private void keepFirst(Side sender, ByteBuffer record) {
        if (firstOfServer == null && sender == Side.SERVER && record.get(0) == ContentType.APPLICATION_DATA) {
            byte[] copy = new byte[record.remaining()];
            record.get(0, copy);
            firstOfServer = new ProtectedRecord(copy);
        }
    }

    /** After each step: has what can be proven by now prove itself. */
    public void settle() {
        if (firstOfServer != null && tls13KeySchedule.waitsForProof()) {
            tls13KeySchedule.prove(firstOfServer);
        }
        tls12KeySchedule.settle();
    }

    /** The lines of the NSS key log that were not taken before. */
    public List<String> lines(byte[] clientRandom) {
        HexFormat hex = HexFormat.of();
        List<KeySchedule.Secret> news = new ArrayList<>(tls13KeySchedule.news());
        news.addAll(tls12KeySchedule.news());
        return news.stream()
                .map(secret -> secret.label() + " " + hex.formatHex(clientRandom) + " " + hex.formatHex(secret.bytes()))
                .toList();
    }

    /** The master secret of TLS 1.2, or the secret of the last ticket of TLS 1.3. */
    public Optional<byte[]> masterKey() {
        return tls13KeySchedule.masterKey().or(tls12KeySchedule::masterKey);
    }

    /** The verify data of that side's Finished. */
    public Optional<byte[]> finished(Side side) {
        return tls13KeySchedule.finished(side).or(() -> tls12KeySchedule.finished(side));
    }

    /**
     * Key material for other protocols; empty where nothing was proven.
     *
     * @param randoms the client's and the server's, one behind the other
     */
    public Optional<byte[]> export(String label, int length, Optional<byte[]> context, byte[] randoms) {
        return tls13KeySchedule
                .export(label, length, context, randoms)
                .or(() -> tls12KeySchedule.export(label, length, context, randoms));
    }
}
