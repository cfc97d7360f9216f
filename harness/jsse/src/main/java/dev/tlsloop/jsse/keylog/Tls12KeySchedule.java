package dev.tlsloop.jsse.keylog;

import dev.tlsloop.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.2 (RFC 5246, 7.4.9 and 8.1). The master secret is proven by the Finished that it makes of the transcript, which is
 * in the clear up to there: it has to be the one that JSSE has computed. A renegotiation is not in the clear, and after it
 * nothing is shown any more.
 */
final class Tls12KeySchedule implements KeySchedule {
    private static final int VERIFY_DATA = 12;
    private static final byte[] FINISHED_HEADER = {20, 0, 0, VERIFY_DATA};

    private final MasterSecretCache known;
    private final Tls12Transcript transcript;
    private final List<byte[]> observed = new ArrayList<>();
    private final Map<Side, byte[]> finished = new EnumMap<>(Side.class);
    private byte @Nullable [] generated;
    private byte @Nullable [] master;
    private TlsHash tlsHash = TlsHash.SHA_256;
    private boolean told;
    private boolean over;

    Tls12KeySchedule(MasterSecretCache known, Tls12Transcript transcript) {
        this.known = known;
        this.transcript = transcript;
    }

    @Override
    public void onMac(byte[] key, byte[] text, byte[] mac) {}

    @Override
    public void onKeyGenerated(String algorithm, byte[] key) {
        if (algorithm.equals("SunTls12Prf")) {
            observed.add(key);
        } else {
            generated = key;
        }
        if (observed.size() > 2 || !algorithm.equals("SunTls12Prf") && master != null) {
            over = true;
            master = null;
            finished.clear();
        }
    }

    /** Looks for the master secret that makes the observed Finished of the transcript. */
    void settle() {
        if (over) {
            return;
        }
        if (master == null) {
            Stream.concat(Stream.ofNullable(generated), known.all().stream())
                    .filter(this::provesItself)
                    .findFirst()
                    .ifPresent(secret -> {
                        master = secret;
                        known.add(secret);
                    });
        }
        if (master != null && finished.size() < observed.size()) {
            proveFinished(master);
        }
    }

    private boolean provesItself(byte[] secret) {
        return !observed.isEmpty()
                && transcript.beforeFinished(0).isPresent()
                && Stream.of(TlsHash.values()).anyMatch(candidate -> {
                    boolean proves = Arrays.equals(
                            observed.get(0),
                            verifyData(
                                    candidate,
                                    secret,
                                    0,
                                    transcript.beforeFinished(0).get()));
                    tlsHash = proves ? candidate : tlsHash;
                    return proves;
                });
    }

    private void proveFinished(byte[] secret) {
        byte[] before = {};
        for (int i = 0; i < observed.size() && transcript.beforeFinished(i).isPresent(); i++) {
            byte[] text = TlsHash.concat(before, transcript.beforeFinished(i).get());
            if (Arrays.equals(observed.get(i), verifyData(tlsHash, secret, i, text))) {
                finished.put(transcript.sender(i), observed.get(i));
            }
            before = TlsHash.concat(text, FINISHED_HEADER, observed.get(i));
        }
    }

    private byte[] verifyData(TlsHash candidate, byte[] secret, int which, byte[] text) {
        String label = transcript.sender(which) + " finished";
        return candidate.prf(secret, label, candidate.of(text), VERIFY_DATA);
    }

    @Override
    public List<Secret> news() {
        if (told || master == null) {
            return List.of();
        }
        told = true;
        return List.of(new Secret("CLIENT_RANDOM", master));
    }

    @Override
    public Optional<byte[]> masterKey() {
        return Optional.ofNullable(master).map(byte[]::clone);
    }

    @Override
    public Optional<byte[]> finished(Side side) {
        return Optional.ofNullable(finished.get(side)).map(byte[]::clone);
    }

    @Override
    public Optional<byte[]> export(String label, int length, Optional<byte[]> context, byte[] randoms) {
        byte[] told = context.map(c -> TlsHash.concat(new byte[] {(byte) (c.length >> 8), (byte) c.length}, c))
                .orElse(new byte[0]);
        return masterKey().map(secret -> tlsHash.prf(secret, label, TlsHash.concat(randoms, told), length));
    }
}
