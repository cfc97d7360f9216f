package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Side;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.transcript.Arrival;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.harness.transcript.Transcript;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bytes that a run with secrets keeps behind its lines. */
class RecordingTest {
    private static final Authority CA = Authority.create("Root");

    private static Loopback loopback() {
        return Loopback.between(
                Context.client().trust(CA).build(),
                Context.server().credential(CA.issue("localhost")).build());
    }

    private static LineBytes bytes(Transcript transcript, String name) {
        Entry line = transcript.entries().stream()
                .filter(entry -> new Transcript(List.of(entry)).toString().contains(name))
                .findFirst()
                .orElseThrow();
        return recording(transcript).bytesOf(line).orElseThrow();
    }

    private static Recording recording(Transcript transcript) {
        return transcript.recording().orElseThrow();
    }

    private static byte[] arrived(List<Arrival> arrivals, Side side) {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        arrivals.stream()
                .filter(arrival -> arrival.sender() == side)
                .filter(Arrival.Bytes.class::isInstance)
                .forEach(arrival -> arrived.writeBytes(((Arrival.Bytes) arrival).bytes()));
        return arrived.toByteArray();
    }

    @Test
    void aDecryptedMessageIsKeptWithTypeAndLength() {
        Transcript transcript = loopback().withSecrets().handshake().transcript();
        byte[] plain = bytes(transcript, "{CertificateVerify}").plain();
        assertEquals(15, plain[0]);
    }

    @Test
    void theRecordOfADecryptedMessageIsKeptAsItWasSent() {
        Transcript transcript = loopback().withSecrets().handshake().transcript();
        byte[] sent = bytes(transcript, "{CertificateVerify}").sent();
        assertEquals(0x17, sent[0]);
    }

    @Test
    void aMessageInTheClearIsItsRecordWithoutTheHeader() {
        Transcript transcript = loopback().withCapture().handshake().transcript();
        LineBytes hello = bytes(transcript, "ClientHello");
        assertArrayEquals(hello.plain(), Arrays.copyOfRange(hello.sent(), 5, hello.sent().length));
    }

    @Test
    void whatNoSecretOpensHasRecordsOnly() {
        Transcript transcript = loopback().withCapture().handshake().transcript();
        LineBytes encrypted = bytes(transcript, "encrypted");
        assertTrue(encrypted.plain().length == 0 && encrypted.sent().length > 100);
    }

    @Test
    void theLinesOfAServerHoldAllOfItsBytes() {
        Transcript transcript = loopback().withCapture().handshake().transcript();
        Recording recording = recording(transcript);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        transcript.entries().stream()
                .filter(entry -> entry.side() == Side.SERVER)
                .flatMap(entry -> recording.bytesOf(entry).stream())
                .forEach(bytes -> lines.writeBytes(bytes.sent()));
        assertArrayEquals(arrived(recording.arrivals(), Side.SERVER), lines.toByteArray());
    }

    @Test
    void theSecretsOfTheRunAreAKeyLog() {
        Transcript transcript = loopback().withSecrets().handshake().transcript();
        assertTrue(recording(transcript).keyLog().contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET "));
    }

    @Test
    void aCaptureWithoutSecretsHasNoKeyLog() {
        Transcript transcript = loopback().withCapture().handshake().transcript();
        assertEquals("", recording(transcript).keyLog());
    }

    @Test
    void aFaultIsAmongTheArrivals() {
        Loopback disturbed = loopback()
                .withCapture()
                .withFault(Fault.from(Side.SERVER).atByte(40).cut());
        List<Arrival> arrivals = recording(disturbed.handshake().transcript()).arrivals();
        assertTrue(arrivals.contains(new Arrival.Fault(Side.SERVER, "cuts before byte 40")), arrivals::toString);
    }

    @Test
    void theBytesAreThoseThatArrived() {
        Loopback disturbed = loopback()
                .withCapture()
                .withFault(Fault.from(Side.SERVER).atByte(40).cut());
        List<Arrival> arrivals = recording(disturbed.handshake().transcript()).arrivals();
        assertEquals(40, arrived(arrivals, Side.SERVER).length);
    }

    @Test
    void aRunThatKeepsNothingHasNoRecording() {
        assertEquals(Optional.empty(), loopback().handshake().transcript().recording());
    }
}
