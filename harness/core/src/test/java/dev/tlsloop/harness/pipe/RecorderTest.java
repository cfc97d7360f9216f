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
        recorder.recordSent(
                CLIENT,
                Wire.clientHello(
                        Wire.versions(0x0304, 0x0303),
                        Wire.serverName("localhost"),
                        Wire.alpn("h2"),
                        Wire.groups(29, 23)));
        recorder.recordSent(
                SERVER, Wire.serverHello(0x1302, Wire.extension(43, "0304"), Wire.extension(51, "001d0000")));
        recorder.recordSent(SERVER, Wire.record(23, 40));
        recorder.recordSent(SERVER, Wire.record(23, 900));
        recorder.recordSent(SERVER, Wire.record(23, 58));
        recorder.recordRefusal(CLIENT, Optional.empty());
        recorder.recordSent(CLIENT, Wire.record(23, 41));
        recorder.settle(CLIENT);
        assertGolden("transcript-refused", text());
    }

    @Test
    void everyKindOfLineHasItsColumn() throws IOException {
        recorder.recordSent(CLIENT, Wire.clientHello());
        recorder.recordSent(SERVER, Wire.handshake(11, 700));
        recorder.recordSent(SERVER, Wire.record(21, 40));
        recorder.recordFault(SERVER, "flips bit 3 of byte 17");
        recorder.recordEstablished(CLIENT);
        recorder.recordSent(CLIENT, Wire.record(20, new byte[] {1}));
        recorder.settle(CLIENT);
        recorder.recordEstablished(SERVER);
        recorder.settle(SERVER);
        recorder.recordRefusal(SERVER, Optional.empty());
        recorder.settle(SERVER);
        recorder.recordRefusal(CLIENT, Optional.of(Alert.UNKNOWN_CA));
        recorder.settle(CLIENT);
        recorder.recordSent(SERVER, ByteBuffer.wrap("HTTP/1.1 400".getBytes()));
        recorder.recordEndOfFile(SERVER);
        recorder.recordEndOfFile(CLIENT);
        recorder.recordSent(CLIENT, ByteBuffer.wrap(new byte[] {23, 3, 3, 0}));
        assertGolden("transcript-lines", text());
    }

    @Test
    void theNumbersAreTheSameInEveryLocale() {
        recorder.recordSent(SERVER, Wire.handshake(11, 700));
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
        recorder.recordSent(CLIENT, Wire.record(23, 10));
        recorder.recordSent(CLIENT, Wire.record(23, 20));
        assertEquals(List.of(new Entry(1, CLIENT, new Event.Encrypted(2), 40)), entries());
    }

    @Test
    void encryptedRecordsOfTheOtherSideAreAnotherLine() {
        recorder.recordSent(CLIENT, Wire.record(23, 10));
        recorder.recordSent(SERVER, Wire.record(23, 20));
        assertEquals(2, entries().size());
    }

    @Test
    void messagesBeforeAnAlertPrecedeTheRefusal() {
        recorder.recordRefusal(SERVER, Optional.empty());
        recorder.recordSent(SERVER, Wire.record(20, new byte[] {1}));
        recorder.recordSent(SERVER, Wire.alert(2, 40));
        recorder.settle(SERVER);
        assertEquals(
                new Entry(2, SERVER, new Event.Refuses(Optional.of(Alert.HANDSHAKE_FAILURE)), 7),
                entries().get(1));
    }

    @Test
    void aRefusalWithoutAnAlertHasNoLength() {
        recorder.recordRefusal(SERVER, Optional.empty());
        recorder.recordSent(SERVER, Wire.handshake(11, 3));
        recorder.settle(SERVER);
        assertEquals(
                new Entry(2, SERVER, new Event.Refuses(Optional.empty()), 0),
                entries().get(1));
    }

    @Test
    void theClearAlertOfASideIsKnown() {
        recorder.recordSent(SERVER, Wire.alert(2, 48));
        assertEquals(Optional.of(Alert.UNKNOWN_CA), recorder.transcript().clearAlert(SERVER));
    }

    @Test
    void aCloseIsNoAlertToRemember() {
        recorder.recordSent(SERVER, Wire.alert(1, 0));
        assertEquals(Optional.empty(), recorder.transcript().clearAlert(SERVER));
    }

    @Test
    void megabytesStaySmall() {
        for (int i = 0; i < 10_000; i++) {
            recorder.recordSent(i % 2 == 0 ? CLIENT : SERVER, Wire.record(23, 100));
        }
        assertEquals(
                List.of(TranscriptRecorder.MOST_LINES + 1, new Event.Omitted(9_500)),
                List.of(
                        entries().size(),
                        entries().get(TranscriptRecorder.MOST_LINES).event()));
    }

    @Test
    void eventsOfASideAreKeptBeyondTheLimit() {
        for (int i = 0; i < 10_000; i++) {
            recorder.recordSent(i % 2 == 0 ? CLIENT : SERVER, Wire.record(23, 100));
        }
        recorder.recordEndOfFile(CLIENT);
        assertEquals(new Event.EndOfFile(), entries().get(entries().size() - 1).event());
    }

    @Test
    void aTranscriptDoesNotChangeAfterwards() {
        Transcript before = recorder.transcript();
        recorder.recordSent(CLIENT, Wire.record(23, 1));
        assertEquals(List.of(), before.entries());
    }

    private List<Entry> entries() {
        return recorder.transcript().entries();
    }

    private String text() {
        return recorder.transcript().toString();
    }
}
