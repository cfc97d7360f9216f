package dev.tlsloop.examples.lessons;

import dev.tlsloop.examples.course.Findings;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import java.util.List;

/** The costs of a handshake, counted in its transcript: messages, signatures made, and bytes. */
record Costs(Outcome outcome, long messages, long signatures, long bytes) {
    static Costs of(Outcome outcome) {
        List<Entry> sent = outcome.transcript().entries().stream()
                .filter(entry -> entry.event() instanceof Event.Sent)
                .toList();
        long signatures = outcome.transcript()
                .toString()
                .lines()
                .filter(line -> line.contains("CertificateVerify") || line.contains("ServerKeyExchange"))
                .count();
        return new Costs(
                outcome,
                sent.size(),
                signatures,
                sent.stream().mapToLong(Entry::length).sum());
    }

    /** The findings of the resumed handshake, with the costs of both as a block of text. */
    Findings compared(Outcome resumed) {
        Costs less = of(resumed);
        return Findings.of(resumed).with("full", outcome.transcript()).with("costs", """
                        full handshake:    %d messages, %d signature, %d bytes
                        resumed handshake: %d messages, %d signatures, %d bytes
                        """.formatted(
                        messages, signatures, bytes, less.messages, less.signatures, less.bytes));
    }
}
