package dev.tlsloop.examples.lessons;

import dev.tlsloop.Side;
import dev.tlsloop.harness.assertion.Expectation;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.harness.transcript.MessageType;
import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.harness.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key schedule of RFC 8446, 7.1 with SHA-256, below the secrets that the key log of a run has. */
public record KeySchedule(Transcript transcript, Recording recording) {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HEADER = 5;
    private static final int DIGEST = 32;

    /** The schedule of a run with secrets. */
    public static KeySchedule of(Transcript transcript) {
        return new KeySchedule(transcript, transcript.recording().orElseThrow());
    }

    /** The lines of the key log, each once: label, start of the client's random value, secret. */
    String keyLog() {
        return log().map(line -> line.replaceFirst(" (\\w{8})\\w* ", " $1.. "))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** A secret of the key log, by its label. */
    public byte[] secret(String label) {
        return HEX.parseHex(log().filter(line -> line.startsWith(label + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow());
    }

    /** HKDF-Expand-Label without a context. */
    public byte[] expand(byte[] secret, String label, int length) throws GeneralSecurityException {
        return expand(secret, label, new byte[0], length);
    }

    /** The exporter of RFC 8446, 7.5 without a context. */
    byte[] export(byte[] secret, String label, int length) throws GeneralSecurityException {
        byte[] empty = MessageDigest.getInstance("SHA-256").digest();
        return expand(expand(secret, label, empty, DIGEST), "exporter", empty, length);
    }

    /** HKDF-Expand-Label of RFC 8446, 7.1; one block of HMAC is enough for 32 bytes. */
    private static byte[] expand(byte[] secret, String label, byte[] context, int length)
            throws GeneralSecurityException {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(secret, "HmacSHA256"));
        hmac.update(new byte[] {0, (byte) length, (byte) full.length});
        hmac.update(full);
        hmac.update((byte) context.length);
        hmac.update(context);
        hmac.update((byte) 1);
        return Arrays.copyOf(hmac.doFinal(), length);
    }

    /** The key and the nonce open that record of application data, counted from 1, and it has these bytes. */
    public Expectation opens(Side sender, int number, byte[] key, byte[] nonce, byte[] data)
            throws GeneralSecurityException {
        byte[] record = data(sender).get(number - 1).sent();
        Optional<String> problem = problem(record, key, nonce, data);
        return Expectation.of("the derived key", "open record " + number + " of the data", outcome -> problem);
    }

    String record(Side sender, int number) {
        return HEX.formatHex(data(sender).get(number - 1).sent());
    }

    static Expectation equal(byte[] computed, byte[] exported) {
        return Expectation.of(
                "the computed bytes",
                "be those of the engine",
                outcome -> Arrays.equals(computed, exported) ? Optional.empty() : Optional.of("they differ"));
    }

    /** The client's Finished, computed from its handshake secret and the messages before, beside the one that it sent. */
    String finished() throws GeneralSecurityException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        byte[] sent = new byte[0];
        for (Entry entry : transcript.entries()) {
            if (entry.event() instanceof Event.Established) {
                break;
            }
            byte[] plain = bytes(entry).plain();
            boolean handshake = plain.length > 1;
            if (handshake && entry.side() == Side.CLIENT && plain[0] == 20) {
                sent = Arrays.copyOfRange(plain, 4, plain.length);
            } else if (handshake) {
                hash.update(plain);
            }
        }
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(
                new SecretKeySpec(expand(secret("CLIENT_HANDSHAKE_TRAFFIC_SECRET"), "finished", DIGEST), "HmacSHA256"));
        byte[] computed = hmac.doFinal(hash.digest());
        if (!Arrays.equals(computed, sent)) {
            throw new AssertionError("the computed Finished " + HEX.formatHex(computed)
                    + " is not the one that was sent: " + HEX.formatHex(sent));
        }
        return lines("computed", computed, "sent", sent);
    }

    private Stream<String> log() {
        return recording.keyLog().lines();
    }

    /** Names and bytes, one pair on a line. */
    static String lines(Object... namesAndBytes) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            lines.append(String.format("%-12s%s%n", namesAndBytes[i], HEX.formatHex((byte[]) namesAndBytes[i + 1])));
        }
        return lines.toString().replace("\r", "").stripTrailing();
    }

    private static Optional<String> problem(byte[] record, byte[] key, byte[] nonce, byte[] data)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(record, 0, HEADER);
        try {
            byte[] content = cipher.doFinal(record, HEADER, record.length - HEADER);
            return Arrays.equals(withoutPadding(content), data) ? Optional.empty() : Optional.of("it has other data");
        } catch (AEADBadTagException e) {
            return Optional.of("the tag of the record does not verify");
        }
    }

    /** The content before its type, behind which a sender may put any number of zeros. */
    private static byte[] withoutPadding(byte[] content) {
        int type = content.length - 1;
        while (content[type] == 0) {
            type--;
        }
        return Arrays.copyOf(content, type);
    }

    private List<LineBytes> data(Side sender) {
        return transcript.entries().stream()
                .filter(entry -> entry.side() == sender
                        && new Transcript(List.of(entry)).shows(sender, MessageType.APPLICATION_DATA))
                .map(this::bytes)
                .toList();
    }

    private LineBytes bytes(Entry entry) {
        return recording.bytesOf(entry).orElseThrow();
    }
}
