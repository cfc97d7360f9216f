package dev.tlsloop.harness.pipe;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.Golden.assertGolden;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.harness.transcript.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private final TranscriptRecorder recorder = new TranscriptRecorder();

    @Test
    void aRefusedHandshakeReadsAsALadder() throws IOException {
        recorder.sent(
                CLIENT,
                Wire.clientHello(
                        Wire.versions(0x0304, 0x0303),
                        Wire.serverName("localhost"),
                        Wire.alpn("h2"),
                        Wire.groups(29, 23)));
        recorder.sent(SERVER, Wire.serverHello(0x1302, Wire.extension(43, "0304"), Wire.extension(51, "001d0000")));
        recorder.sent(SERVER, Wire.record(23, 40));
        recorder.sent(SERVER, Wire.record(23, 900));
        recorder.sent(SERVER, Wire.record(23, 58));
        recorder.refuses(CLIENT, Optional.empty());
        recorder.sent(CLIENT, Wire.record(23, 41));
        recorder.settle(CLIENT);
        assertGolden("transcript-refused", text());
    }

    @Test
    void everyKindOfLineHasItsColumn() throws IOException {
        recorder.sent(CLIENT, Wire.clientHello());
        recorder.sent(SERVER, Wire.handshake(11, 700));
        recorder.sent(SERVER, Wire.record(21, 40));
        recorder.disturbed(SERVER, "flips bit 3 of byte 17");
        recorder.established(CLIENT);
        recorder.sent(CLIENT, Wire.record(20, new byte[] {1}));
        recorder.settle(CLIENT);
        recorder.established(SERVER);
        recorder.settle(SERVER);
        recorder.refuses(SERVER, Optional.empty());
        recorder.settle(SERVER);
        recorder.refuses(CLIENT, Optional.of(Alert.UNKNOWN_CA));
        recorder.settle(CLIENT);
        recorder.sent(SERVER, ByteBuffer.wrap("HTTP/1.1 400".getBytes()));
        recorder.endOfFile(SERVER);
        recorder.endOfFile(CLIENT);
        recorder.sent(CLIENT, ByteBuffer.wrap(new byte[] {23, 3, 3, 0}));
        assertGolden("transcript-lines", text());
    }

    @Test
    void theNumbersAreTheSameInEveryLocale() {
        recorder.sent(SERVER, Wire.handshake(11, 700));
        Locale before = Locale.getDefault();
        String transcript = text();
        Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
        try {
            assertEquals(transcript, text());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void consecutiveEncryptedRecordsOfOneSideAreOneLine() {
        recorder.sent(CLIENT, Wire.record(23, 10));
        recorder.sent(CLIENT, Wire.record(23, 20));
        assertEquals(List.of(new Entry(1, CLIENT, new Event.Encrypted(2), 40)), entries());
    }

    @Test
    void encryptedRecordsOfTheOtherSideAreAnotherLine() {
        recorder.sent(CLIENT, Wire.record(23, 10));
        recorder.sent(SERVER, Wire.record(23, 20));
        assertEquals(2, entries().size());
    }

    @Test
    void whatARefusingSideSentBeforeItsAlertComesBeforeTheRefusal() {
        recorder.refuses(SERVER, Optional.empty());
        recorder.sent(SERVER, Wire.record(20, new byte[] {1}));
        recorder.sent(SERVER, Wire.alert(2, 40));
        recorder.settle(SERVER);
        assertEquals(
                new Entry(2, SERVER, new Event.Refuses(Optional.of(Alert.HANDSHAKE_FAILURE)), 7),
                entries().get(1));
    }

    @Test
    void aRefusalWithoutAnAlertHasNoLength() {
        recorder.refuses(SERVER, Optional.empty());
        recorder.sent(SERVER, Wire.handshake(11, 3));
        recorder.settle(SERVER);
        assertEquals(
                new Entry(2, SERVER, new Event.Refuses(Optional.empty()), 0),
                entries().get(1));
    }

    @Test
    void theClearAlertOfASideIsKnown() {
        recorder.sent(SERVER, Wire.alert(2, 48));
        assertEquals(Optional.of(Alert.UNKNOWN_CA), recorder.transcript().clearAlert(SERVER));
    }

    @Test
    void aCloseIsNoAlertToRemember() {
        recorder.sent(SERVER, Wire.alert(1, 0));
        assertEquals(Optional.empty(), recorder.transcript().clearAlert(SERVER));
    }

    @Test
    void megabytesStaySmall() {
        for (int i = 0; i < 10_000; i++) {
            recorder.sent(i % 2 == 0 ? CLIENT : SERVER, Wire.record(23, 100));
        }
        assertEquals(
                List.of(TranscriptRecorder.MOST_LINES + 1, new Event.Omitted(9_500)),
                List.of(
                        entries().size(),
                        entries().get(TranscriptRecorder.MOST_LINES).event()));
    }

    @Test
    void whatHappensToASideIsKeptBeyondTheLimit() {
        for (int i = 0; i < 10_000; i++) {
            recorder.sent(i % 2 == 0 ? CLIENT : SERVER, Wire.record(23, 100));
        }
        recorder.endOfFile(CLIENT);
        assertEquals(new Event.EndOfFile(), entries().get(entries().size() - 1).event());
    }

    @Test
    void aTranscriptDoesNotChangeAfterwards() {
        Transcript before = recorder.transcript();
        recorder.sent(CLIENT, Wire.record(23, 1));
        assertEquals(List.of(), before.entries());
    }

    private List<Entry> entries() {
        return recorder.transcript().entries();
    }

    private String text() {
        return recorder.transcript().toString();
    }
}
