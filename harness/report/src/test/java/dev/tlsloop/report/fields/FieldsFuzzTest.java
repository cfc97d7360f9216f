package dev.tlsloop.report.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.TlsVersion;
import dev.tlsloop.report.RecordedMessages;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages of real handshakes, whole and mutated: the names cover every byte, and nothing throws. */
class FieldsFuzzTest {
    private static final int INPUTS = Integer.getInteger("tlsloop.sweep.inputs", 20_000);
    private static final List<byte[]> MESSAGES = RecordedMessages.all();
    private static final int[] VERSIONS = {0, 0x0301, 0x0303, 0x0304};
    private static final int[] SUITES = {0, 0x1301, 0xC02B, 0x009E, 0x009C, 0xC037, 0x0A0A};

    private static Negotiation any(Random random) {
        return new Negotiation(VERSIONS[random.nextInt(VERSIONS.length)], SUITES[random.nextInt(SUITES.length)]);
    }

    /** A message with a few changed bytes, and sometimes cut or of pure chance. */
    private static byte[] mutated(Random random) {
        byte[] message = MESSAGES.get(random.nextInt(MESSAGES.size())).clone();
        if (random.nextInt(8) == 0) {
            random.nextBytes(message);
            message[0] = (byte) random.nextInt(26);
            message[message.length / 2] = 0;
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            message[random.nextInt(message.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(message, random.nextInt(message.length + 1)) : message;
    }

    private static Stream<String> gaps(byte[] message, Negotiation agreed) {
        return Stream.of(
                        MessageFields.ofHandshake(message, agreed),
                        MessageFields.ofAlert(message),
                        MessageFields.ofChangeCipherSpec(message),
                        MessageFields.ofData(message),
                        RecordFields.of(message))
                .flatMap(fields -> Trees.gaps(fields, message.length).stream());
    }

    @Test
    void mutatedMessagesAreNamedToTheLastByte() {
        Random random = new Random(1);

        List<String> gaps = IntStream.range(0, INPUTS)
                .boxed()
                .flatMap(input -> gaps(mutated(random), any(random)))
                .toList();

        assertEquals(List.of(), gaps);
    }

    @Test
    void aGapIsFound() {
        assertEquals(List.of("message at 0"), Trees.gaps(List.of(new Field("one", "", 0, 1, List.of())), 2));
    }

    @Test
    void messagesOfEnginesHaveNoRest() {
        List<String> rests = Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                .flatMap(version -> RecordedMessages.named(version).stream())
                .filter(field -> field.name().equals("rest"))
                .map(Field::value)
                .toList();

        assertEquals(List.of(), rests);
    }

    @Test
    void aMutatedMessageHasARest() {
        Random random = new Random(2);

        assertTrue(IntStream.range(0, 100)
                .boxed()
                .flatMap(input -> Trees.all(MessageFields.ofHandshake(mutated(random), any(random))))
                .anyMatch(field -> field.name().equals("rest")));
    }
}
