package dev.tlsloop.report.ladder;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.report.fields.Field;
import dev.tlsloop.report.fields.MessageFields;
import dev.tlsloop.report.fields.Negotiation;
import dev.tlsloop.report.words.MessageWords;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.Protection;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.WireMessage;
import java.util.List;
import java.util.Optional;

/** The lines of a transcript, read in order: the ServerHello decides the form of the messages after it. */
public final class Ladder {
    private static final int FEWEST_ALERT_BYTES = 2;

    private final Optional<Recording> recording;
    private Negotiation agreed = Negotiation.NONE;

    private Ladder(Optional<Recording> recording) {
        this.recording = recording;
    }

    /** The lines of that outcome. */
    public static List<Step> of(Outcome outcome) {
        Ladder ladder = new Ladder(outcome.transcript().recording());
        return outcome.transcript().entries().stream().map(ladder::step).toList();
    }

    private Step step(Entry entry) {
        Event event = entry.event();
        notice(event);
        Optional<LineBytes> bytes = recording.flatMap(kept -> kept.bytesOf(entry));
        return new Step(
                entry.step(),
                entry.side(),
                kind(event),
                StepText.name(event, entry.side()),
                StepText.details(event, entry.length()),
                protection(event),
                entry.length(),
                words(event),
                bytes.map(kept -> fields(event, kept.plain())).orElse(List.of()),
                bytes);
    }

    private void notice(Event event) {
        if (event instanceof Event.Sent sent && sent.message() instanceof WireMessage.ServerHelloMessage hello) {
            agreed = new Negotiation(hello.hello().version(), hello.hello().cipherSuite());
        }
    }

    private static Step.Kind kind(Event event) {
        if (event instanceof Event.Sent sent) {
            return sent.message() instanceof WireMessage.Encrypted ? Step.Kind.OPAQUE : Step.Kind.MESSAGE;
        }
        if (event instanceof Event.Refuses) {
            return Step.Kind.REFUSAL;
        }
        if (event instanceof Event.Established) {
            return Step.Kind.ESTABLISHED;
        }
        if (event instanceof Event.Disturbed) {
            return Step.Kind.FAULT;
        }
        if (event instanceof Event.EndOfFile) {
            return Step.Kind.END;
        }
        return event instanceof Event.Omitted ? Step.Kind.OMITTED : Step.Kind.OPAQUE;
    }

    private static Protection protection(Event event) {
        if (event instanceof Event.Sent sent) {
            if (sent.message() instanceof WireMessage.DecodedHandshake message) {
                return message.protection();
            }
            if (sent.message() instanceof WireMessage.DecodedAlert alert) {
                return alert.protection();
            }
            if (sent.message() instanceof WireMessage.DecodedData data) {
                return data.protection();
            }
        }
        return Protection.NONE;
    }

    private Optional<MessageWords> words(Event event) {
        if (event instanceof Event.Refuses) {
            return Optional.of(MessageWords.ofAlert(agreed.version()));
        }
        if (!(event instanceof Event.Sent sent)) {
            return Optional.empty();
        }
        WireMessage message = sent.message();
        if (message instanceof WireMessage.ServerHelloMessage hello) {
            return retry(hello.hello());
        }
        if (message instanceof WireMessage.ChangeCipherSpec) {
            return Optional.of(MessageWords.ofChangeCipherSpec(agreed.version()));
        }
        if (message instanceof WireMessage.ClearAlert || message instanceof WireMessage.DecodedAlert) {
            return Optional.of(MessageWords.ofAlert(agreed.version()));
        }
        if (message instanceof WireMessage.DecodedData) {
            return Optional.of(MessageWords.ofData(agreed.version()));
        }
        int type = handshakeType(message);
        return type < 0 ? Optional.empty() : MessageWords.ofHandshake(type, agreed.version());
    }

    private Optional<MessageWords> retry(ServerHello hello) {
        return hello.isHelloRetryRequest()
                ? Optional.of(MessageWords.ofRetry())
                : MessageWords.ofHandshake(HandshakeType.SERVER_HELLO, agreed.version());
    }

    private List<Field> fields(Event event, byte[] plain) {
        if (plain.length == 0) {
            return List.of();
        }
        if (event instanceof Event.Refuses) {
            return plain.length >= FEWEST_ALERT_BYTES ? MessageFields.ofAlert(plain) : MessageFields.ofData(plain);
        }
        if (!(event instanceof Event.Sent sent)) {
            return MessageFields.ofData(plain);
        }
        WireMessage message = sent.message();
        if (message instanceof WireMessage.ChangeCipherSpec) {
            return MessageFields.ofChangeCipherSpec(plain);
        }
        if (message instanceof WireMessage.ClearAlert || message instanceof WireMessage.DecodedAlert) {
            return MessageFields.ofAlert(plain);
        }
        return handshakeType(message) < 0 ? MessageFields.ofData(plain) : MessageFields.ofHandshake(plain, agreed);
    }

    /** The type of a handshake message; negative for another message. */
    private static int handshakeType(WireMessage message) {
        if (message instanceof WireMessage.ClientHelloMessage) {
            return HandshakeType.CLIENT_HELLO;
        }
        if (message instanceof WireMessage.ServerHelloMessage) {
            return HandshakeType.SERVER_HELLO;
        }
        if (message instanceof WireMessage.ServerKeyExchange) {
            return HandshakeType.SERVER_KEY_EXCHANGE;
        }
        if (message instanceof WireMessage.Handshake handshake) {
            return handshake.type();
        }
        return message instanceof WireMessage.DecodedHandshake decoded
                ? decoded.message().type()
                : -1;
    }
}
