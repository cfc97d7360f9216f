package dev.tlsloop.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Reason;
import dev.tlsloop.wire.HandshakeType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for reasons and messages. */
class WordsTest {
    private static final int[] UNNAMED_BEFORE_TLS_1_3 = {8, 5, 24};

    @Test
    void everyReasonHasWordsOfItsOwn() {
        List<String> clauses = Stream.of(Reason.values())
                .map(reason -> ReasonWords.of(reason).clause())
                .toList();

        assertEquals(clauses.stream().distinct().toList(), clauses);
    }

    @Test
    void onlyACallbackHasNoRule() {
        assertEquals(
                List.of(Reason.REJECTED_BY_CALLBACK),
                Stream.of(Reason.values())
                        .filter(reason -> ReasonWords.of(reason).sections().isEmpty())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 'RFC 8446, 4.1.2'",
        "1, 771, 'RFC 5246, 7.4.1.2'",
        "11, 772, 'RFC 8446, 4.4.2'",
        "11, 771, 'RFC 5246, 7.4.2'",
        "12, 771, 'RFC 5246, 7.4.3'",
        "4, 771, 'RFC 5077, 3.3'",
        "4, 772, 'RFC 8446, 4.6.1'"
    })
    void aMessageHasTheSectionOfItsVersion(int type, int version, String section) {
        assertEquals(
                Optional.of(section),
                MessageWords.ofHandshake(type, version)
                        .map(words -> words.section().toString()));
    }

    @Test
    void messagesOfTls13HaveNoSectionInTls12() {
        assertEquals(
                List.of(),
                IntStream.of(UNNAMED_BEFORE_TLS_1_3)
                        .mapToObj(type -> MessageWords.ofHandshake(type, 0x0303))
                        .flatMap(Optional::stream)
                        .toList());
    }

    @Test
    void aSectionLinksToTheRfcEditor() {
        assertEquals(
                "https://www.rfc-editor.org/rfc/rfc8446#section-4.4.4",
                MessageWords.ofHandshake(HandshakeType.FINISHED, 0x0304)
                        .orElseThrow()
                        .section()
                        .url());
    }
}
