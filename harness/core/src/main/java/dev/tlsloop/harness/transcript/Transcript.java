package dev.tlsloop.harness.transcript;

import dev.tlsloop.Alert;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Side;
import dev.tlsloop.wire.WireMessage.ClearAlert;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The record of a handshake: the messages that are readable without keys, and the end on each side. Its lines are numbered
 * and have no clock, so that equal runs have equal transcripts.
 *
 * <pre>{@code
 * System.out.println(outcome.transcript());
 * }</pre>
 *
 * <p>It is for reading and for assertions. It keeps no bytes, unless {@code Loopback.withCapture()} asks for them. Two are
 * equal if their lines are.
 *
 * @param entries the lines, in order
 * @param recording the bytes behind them; empty if they were not kept
 */
public record Transcript(List<Entry> entries, Optional<Recording> recording) {
    public Transcript {
        entries = List.copyOf(entries);
    }

    /** Lines without the bytes behind them. */
    public Transcript(List<Entry> entries) {
        this(entries, Optional.empty());
    }

    /**
     * Decrypts the run with the secrets of an NSS key log, as {@code SSLKEYLOGFILE} has it. Each message of TLS 1.2 and 1.3
     * gets a line of its own, in RFC 8446's notation: {@code {Certificate}} under handshake keys, {@code [NewSessionTicket]}
     * under application keys. What no secret opens stays encrypted.
     *
     * @param keyLog the lines of the key log; those of other connections and unknown labels are skipped
     * @throws IllegalStateException if the bytes were not kept
     */
    public Transcript decryptedWith(String keyLog) {
        Objects.requireNonNull(keyLog, "the key log of decryptedWith(keyLog) is null; give its text");
        return kept().decryptedWith(keyLog);
    }

    /**
     * Decrypts the run with the private key of the server, as far as it has RSA key exchange of TLS 1.2, with or without an
     * extended master secret. Another key exchange stays encrypted, and its line says so: it needs a key log.
     *
     * @param serverKey the RSA key of the server's certificate
     * @throws IllegalStateException if the bytes were not kept
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5246#section-7.4.7.1">RFC 5246, RSA-encrypted premaster secret</a>
     */
    public Transcript decryptedWith(PrivateKey serverKey) {
        Objects.requireNonNull(
                serverKey, "the key of decryptedWith(serverKey) is null; give the private key of the server");
        return kept().decryptedWith(serverKey);
    }

    private Recording kept() {
        return recording.orElseThrow(() -> new IllegalStateException(
                "this transcript has no bytes to decrypt; keep them with Loopback.withCapture()"));
    }

    /**
     * Whether this side sent such a message, as far as the transcript is readable. An alert counts that an engine reports, or
     * whose content alone is encrypted.
     */
    public boolean shows(Side sender, MessageType type) {
        return messages().find(sender, type).isPresent();
    }

    /** The number of encrypted records of this side that may hold such a message; 0 if the transcript shows them all. */
    public int hidingRecords(Side sender, MessageType type) {
        return messages().hidingRecords(sender, type);
    }

    /** How the first handshake makes its keys, by its hellos; empty without a ServerHello. */
    public Optional<HandshakeKind> handshakeKind() {
        return messages().kind();
    }

    /** Whether the server asked for another hello with a HelloRetryRequest. */
    public boolean hasRetry() {
        return shows(Side.SERVER, MessageType.HELLO_RETRY_REQUEST);
    }

    /**
     * The groups of the key shares that this side sent, in order, without GREASE. After a HelloRetryRequest they are those of
     * both hellos of the client. Below TLS 1.3 there are none.
     */
    public List<NamedGroup> keyShares(Side sender) {
        return messages().keyShares(sender);
    }

    /**
     * The signature scheme with which this side proved its key, such as {@code ecdsa_secp256r1_sha256}: of its
     * CertificateVerify, or up to TLS 1.2 of the ServerKeyExchange. Empty below TLS 1.2, without a signature, and in TLS 1.3
     * without secrets.
     */
    public Optional<String> signatureScheme(Side signer) {
        return messages().signatureScheme(signer);
    }

    /**
     * The certificates that this side sent, leaf first, from the decrypted transcript. Empty without secrets, without a
     * Certificate message, and for a client that has none. {@code Outcome.certificates} also asks the engines.
     */
    public List<X509Certificate> certificates(Side presenter) {
        return messages().certificates(presenter);
    }

    private TranscriptMessages messages() {
        return new TranscriptMessages(entries);
    }

    /** The last alert that this side sent in the clear, apart from close_notify and user_canceled. */
    public Optional<Alert> clearAlert(Side sender) {
        return entries.stream()
                .filter(entry -> entry.side() == sender)
                .flatMap(entry -> alert(entry.event()).stream())
                .filter(alert -> !alert.equals(Alert.CLOSE_NOTIFY) && !alert.equals(Alert.USER_CANCELED))
                .reduce((earlier, later) -> later);
    }

    /**
     * The lines without what varies from run to run: sizes, and everything that follows from random bytes, keys and dates. The
     * schemes of a CertificateRequest are left out too, because they vary by release of the engine. It is for golden files. It
     * is the same on one JDK, and on all where the contexts pin versions, suites and groups.
     *
     * <pre>{@code
     * assertThat(outcome).matchesGolden(Path.of("src/test/resources/handshake.txt"));
     * }</pre>
     */
    public String stable() {
        return TranscriptText.stable(this);
    }

    /** The lines in aligned columns, without a line break after the last. */
    @Override
    public String toString() {
        return TranscriptText.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transcript that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    private static Optional<Alert> alert(Event event) {
        if (event instanceof Event.Refuses refuses) {
            return refuses.alert();
        }
        return event instanceof Event.Sent sent && sent.message() instanceof ClearAlert clear
                ? Optional.of(new Alert(clear.description()))
                : Optional.empty();
    }
}
