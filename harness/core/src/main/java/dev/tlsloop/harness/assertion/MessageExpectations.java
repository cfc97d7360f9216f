package dev.tlsloop.harness.assertion;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.Side;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.HandshakeKind;
import dev.tlsloop.harness.transcript.MessageType;
import dev.tlsloop.harness.transcript.Transcript;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expectations of the messages of a handshake, also of one that failed. An encrypted message is known only
 * {@linkplain dev.tlsloop.harness.Loopback#withSecrets with secrets}: without them such an expectation is not met, and its text
 * says so.
 *
 * <pre>{@code
 * boolean asked = MessageExpectations.sent(SERVER, MessageType.CERTIFICATE_REQUEST).isMetBy(outcome);
 * }</pre>
 */
public final class MessageExpectations {
    private MessageExpectations() {}

    /** The side sent such a message. */
    public static Expectation sent(Side sender, MessageType type) {
        requireMessage(sender, type);
        return of("the " + sender, "send " + type, transcript -> {
            if (transcript.shows(sender, type)) {
                return Optional.empty();
            }
            Optional<String> hidden = hidden(transcript, sender, type);
            return Optional.of("it sent " + messages(transcript, sender)
                    + hidden.map(text -> ", and " + text).orElse(""));
        });
    }

    /** The side sent no such message. An encrypted record that may hold it does not meet it. */
    public static Expectation didNotSend(Side sender, MessageType type) {
        requireMessage(sender, type);
        return of(
                "the " + sender,
                "send no " + type,
                transcript -> transcript.shows(sender, type)
                        ? Optional.of("it sent " + messages(transcript, sender))
                        : hidden(transcript, sender, type));
    }

    /** The handshake made its keys that way. */
    public static Expectation handshake(HandshakeKind kind) {
        Objects.requireNonNull(kind, "the expected handshake is null; give one, such as HandshakeKind.FULL");
        return of("the handshake", "be " + kind, transcript -> {
            Optional<HandshakeKind> actual = transcript.handshakeKind();
            return actual.equals(Optional.of(kind))
                    ? Optional.empty()
                    : Optional.of(actual.map(other -> "it was " + other).orElse("there was no ServerHello"));
        });
    }

    /** The server asked for another key share with a HelloRetryRequest. */
    public static Expectation retry() {
        return of(
                "the server",
                "send a HelloRetryRequest",
                transcript -> transcript.hasRetry()
                        ? Optional.empty()
                        : Optional.of("it sent none; the client sent " + keyShares(transcript, Side.CLIENT)));
    }

    /** The server sent no HelloRetryRequest. */
    public static Expectation noRetry() {
        return of(
                "the server",
                "send no HelloRetryRequest",
                transcript -> transcript.hasRetry()
                        ? Optional.of("it sent one; the client sent " + keyShares(transcript, Side.CLIENT))
                        : Optional.empty());
    }

    /** The side sent key shares of these groups in this order, of both hellos after a retry; none below TLS 1.3. */
    public static Expectation keyShares(Side sender, NamedGroup... groups) {
        Objects.requireNonNull(sender, "the sender of the key shares is null; give Side.CLIENT or Side.SERVER");
        List<NamedGroup> expected = List.of(groups);
        return of(
                "the " + sender,
                "send " + keyShares(expected),
                transcript -> transcript.keyShares(sender).equals(expected)
                        ? Optional.empty()
                        : Optional.of("it sent " + keyShares(transcript, sender)));
    }

    /** The side signed with that scheme, such as {@code rsa_pss_rsae_sha256}. In TLS 1.3 it is encrypted. */
    public static Expectation signatureScheme(Side signer, String scheme) {
        Objects.requireNonNull(signer, "the signer is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(scheme, "the signature scheme is null; give its name, such as ed25519");
        return of("the " + signer, "sign with " + scheme, transcript -> {
            Optional<String> actual = transcript.signatureScheme(signer);
            return actual.equals(Optional.of(scheme))
                    ? Optional.empty()
                    : Optional.of(actual.map(other -> "it signed with " + other)
                            .or(() -> hidden(transcript, signer, MessageType.CERTIFICATE_VERIFY))
                            .orElse("it sent no signature"));
        });
    }

    /** The side signed with another scheme, or not at all. An encrypted record that may hold its signature does not meet it. */
    public static Expectation otherSignatureScheme(Side signer, String scheme) {
        Objects.requireNonNull(signer, "the signer is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(scheme, "the signature scheme is null; give its name, such as ed25519");
        return of("the " + signer, "sign with no " + scheme, transcript -> {
            Optional<String> actual = transcript.signatureScheme(signer);
            return actual.isPresent()
                    ? actual.filter(scheme::equals).map(same -> "it signed with " + same)
                    : hidden(transcript, signer, MessageType.CERTIFICATE_VERIFY);
        });
    }

    /** The side presented that certificate as its leaf, by the transcript or by the peer's engine. */
    public static Expectation presented(Side presenter, X509Certificate leaf) {
        Objects.requireNonNull(presenter, "the presenting side is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(leaf, "the expected certificate is null; give one, such as credential.chain().get(0)");
        return Expectation.of("the " + presenter, "present the certificate of " + name(leaf), outcome -> {
            List<X509Certificate> chain = outcome.certificates(presenter);
            if (!chain.isEmpty()) {
                return chain.get(0).equals(leaf)
                        ? Optional.empty()
                        : Optional.of("it presented " + name(chain.get(0)) + ", serial number "
                                + chain.get(0).getSerialNumber());
            }
            return Optional.of(hidden(outcome.transcript(), presenter, MessageType.CERTIFICATE)
                    .orElse("no certificate of the " + presenter + " is known"));
        });
    }

    /** The side presented another leaf, or none. An encrypted record that may hold its certificate does not meet it. */
    public static Expectation didNotPresent(Side presenter, X509Certificate leaf) {
        Objects.requireNonNull(presenter, "the presenting side is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(leaf, "the certificate is null; give one, such as credential.chain().get(0)");
        return Expectation.of("the " + presenter, "present no certificate of " + name(leaf), outcome -> {
            List<X509Certificate> chain = outcome.certificates(presenter);
            if (!chain.isEmpty()) {
                return chain.get(0).equals(leaf) ? Optional.of("it presented it") : Optional.empty();
            }
            boolean none = presenter == Side.CLIENT
                    && outcome instanceof Outcome.Success
                    && !(outcome.clientCertificate() instanceof ClientCertificate.Presented);
            return none ? Optional.empty() : hidden(outcome.transcript(), presenter, MessageType.CERTIFICATE);
        });
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static void requireMessage(Side sender, MessageType type) {
        Objects.requireNonNull(sender, "the sender of the message is null; give Side.CLIENT or Side.SERVER");
        Objects.requireNonNull(type, "the message is null; give one, such as MessageType.CERTIFICATE_REQUEST");
    }

    private static Expectation of(
            String subject, String predicate, Function<Transcript, Optional<String>> contradiction) {
        return Expectation.of(subject, predicate, outcome -> contradiction.apply(outcome.transcript()));
    }

    /** The encrypted records that may hold a message, and how to see them; empty if there are none. */
    private static Optional<String> hidden(Transcript transcript, Side sender, MessageType type) {
        int records = transcript.hidingRecords(sender, type);
        if (records == 0) {
            return Optional.empty();
        }
        String count =
                records == 1 ? "1 record of the " + sender + " is" : records + " records of the " + sender + " are";
        return Optional.of(count + " encrypted"
                + obstacle(transcript).map(why -> ": " + why).orElse("; withSecrets() shows what they hold"));
    }

    private static Optional<String> obstacle(Transcript transcript) {
        return transcript.entries().stream()
                .flatMap(entry -> entry.event() instanceof Event.Encrypted encrypted
                        ? encrypted.obstacle().stream()
                        : Stream.empty())
                .findFirst();
    }

    private static String messages(Transcript transcript, Side sender) {
        List<MessageType> sent = Stream.of(MessageType.values())
                .filter(type -> transcript.shows(sender, type))
                .toList();
        return sent.isEmpty()
                ? "nothing that is readable"
                : sent.stream().map(MessageType::toString).collect(Collectors.joining(", "));
    }

    private static String keyShares(Transcript transcript, Side sender) {
        return keyShares(transcript.keyShares(sender));
    }

    private static String keyShares(List<NamedGroup> groups) {
        return groups.isEmpty()
                ? "no key shares"
                : "key shares of " + groups.stream().map(NamedGroup::name).collect(Collectors.joining(", "));
    }
}
