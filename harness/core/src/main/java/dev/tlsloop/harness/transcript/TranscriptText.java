package dev.tlsloop.harness.transcript;

import dev.tlsloop.Side;
import dev.tlsloop.wire.HandshakeMessage;
import dev.tlsloop.wire.WireMessage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text of a transcript in aligned columns: number, client, direction, server or text, size. */
final class TranscriptText {
    private static final int NARROWEST = 72;

    private TranscriptText() {}

    static String of(Transcript transcript) {
        List<Entry> entries = transcript.entries();
        List<String> lines = entries.stream().map(TranscriptText::line).toList();
        int width = lines.stream().mapToInt(String::length).reduce(NARROWEST, Math::max);
        int digits = entries.stream().mapToInt(TranscriptText::digits).reduce(5, Math::max);
        return IntStream.range(0, entries.size())
                .mapToObj(i ->
                        withSize(lines.get(i), width, digits, entries.get(i).length()))
                .collect(Collectors.joining("\n"));
    }

    /** The lines without sizes and without what a key or a release of an engine decides. */
    static String stable(Transcript transcript) {
        return transcript.entries().stream().map(entry -> line(masked(entry))).collect(Collectors.joining("\n"));
    }

    private static Entry masked(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.Incomplete || event instanceof Event.NotTls) {
            return new Entry(entry.step(), entry.side(), event, 0);
        }
        return event instanceof Event.Sent sent
                        && sent.message() instanceof WireMessage.DecodedHandshake decoded
                        && decoded.message() instanceof HandshakeMessage.CertificateRequest request
                ? new Entry(
                        entry.step(), entry.side(), new Event.Sent(withoutSchemes(decoded, request)), entry.length())
                : entry;
    }

    private static WireMessage withoutSchemes(
            WireMessage.DecodedHandshake decoded, HandshakeMessage.CertificateRequest request) {
        return new WireMessage.DecodedHandshake(
                decoded.protection(),
                new HandshakeMessage.CertificateRequest(List.of(), request.authorities()),
                decoded.verified(),
                decoded.length());
    }

    private static String line(Entry entry) {
        boolean client = entry.side() == Side.CLIENT;
        return String.format(Locale.ROOT, "%3d  ", entry.step())
                + (client ? "client  " : "        ")
                + mark(entry)
                + (client ? "  " : "  server  ")
                + text(entry);
    }

    private static String mark(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.Refuses) {
            return "x ";
        }
        if (event instanceof Event.Established) {
            return "= ";
        }
        if (event instanceof Event.Disturbed) {
            return "! ";
        }
        if (event instanceof Event.EndOfFile) {
            return "| ";
        }
        return entry.side() == Side.CLIENT ? "->" : "<-";
    }

    private static String text(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.Sent sent) {
            return MessageFormatter.of(sent.message());
        }
        if (event instanceof Event.Encrypted encrypted) {
            return "encrypted, " + count(encrypted.records(), "record")
                    + encrypted.obstacle().map(why -> ": " + why).orElse("");
        }
        if (event instanceof Event.Refuses refuses) {
            return refuses(refuses, entry.length());
        }
        if (event instanceof Event.Disturbed disturbed) {
            return "fault: " + disturbed.what();
        }
        if (event instanceof Event.Omitted omitted) {
            return "and " + count(omitted.messages(), "more message") + " of both sides";
        }
        return fixed(event, entry.length());
    }

    private static String fixed(Event event, long length) {
        if (event instanceof Event.EncryptedAlert) {
            return "alert, encrypted";
        }
        if (event instanceof Event.NotTls) {
            return "not TLS" + bytes(length);
        }
        if (event instanceof Event.Incomplete) {
            return "incomplete message" + bytes(length);
        }
        return event instanceof Event.Established ? "established" : "end of file";
    }

    private static String refuses(Event.Refuses refuses, long length) {
        String unread = length > 0 ? "refuses; alert, encrypted" : "refuses";
        return refuses.alert().map(alert -> "refuses; alert " + alert).orElse(unread);
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String bytes(long length) {
        return length == 0 ? "" : ", " + count(length, "byte");
    }

    private static int digits(Entry entry) {
        return Long.toString(entry.length()).length();
    }

    private static String withSize(String line, int width, int digits, long length) {
        return length == 0 ? line : String.format(Locale.ROOT, "%-" + width + "s  %" + digits + "d", line, length);
    }
}
