package dev.tlsloop.report;

import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.fields.Field;
import dev.tlsloop.report.ladder.Ladder;
import java.util.List;
import java.util.stream.Stream;

/** The messages of handshakes with client certificates, tickets, a retry and a resumption. */
public final class RecordedMessages {
    private RecordedMessages() {}

    /** The plain bytes of all messages, at least one byte each. */
    public static List<byte[]> all() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                .flatMap(RecordedMessages::outcomes)
                .flatMap(outcome -> Ladder.of(outcome).stream())
                .flatMap(step -> step.bytes().stream())
                .map(bytes -> bytes.plain())
                .filter(plain -> plain.length > 0)
                .toList();
    }

    /** The fields of all messages of that version, with their parts. */
    public static List<Field> named(TlsVersion version) {
        return outcomes(version)
                .flatMap(outcome -> Ladder.of(outcome).stream())
                .flatMap(step -> flat(step.fields()))
                .toList();
    }

    private static Stream<Outcome> outcomes(TlsVersion version) {
        Stream<Outcome> both = Stream.of(Samples.mutual(version), Samples.success(version), Samples.expired(version));
        return version == TlsVersion.TLS_1_3
                ? Stream.concat(both, Stream.of(Samples.retry(), Samples.resumed()))
                : both;
    }

    private static Stream<Field> flat(List<Field> fields) {
        return fields.stream().flatMap(field -> Stream.concat(Stream.of(field), flat(field.parts())));
    }
}
