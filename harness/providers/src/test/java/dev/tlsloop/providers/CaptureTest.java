package dev.tlsloop.providers;

import static dev.tlsloop.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Engine;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.capture.Capture;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import dev.tlsloop.providers.Tshark.Decrypted;
import dev.tlsloop.providers.Tshark.Dissected;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.WireMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The captures of each pair of engines that logs keys, as {@code tshark} dissects and decrypts them. */
class CaptureTest {
    private static final Map<String, Captured> CAPTURED = new HashMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void needsTshark() {
        Optional<String> missing = Tshark.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    static Stream<Arguments> runs() {
        return pairs().flatMap(pair ->
                Stream.of(CapturedRun.values()).map(run -> Arguments.of(pair.get()[0], pair.get()[1], run)));
    }

    static Stream<Arguments> pairs() {
        List<Engine> engines = List.of(Jsse.engine(), OpenSsl.engine());
        return engines.stream().flatMap(client -> engines.stream().map(server -> Arguments.of(client, server)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyHandshakeMessageIsDissected(Engine client, Engine server, CapturedRun run) {
        Captured captured = captured(client, server);
        assertEquals(handshakes(captured.transcripts().get(run.ordinal())), captured.handshakes(run));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void applicationDataOfTheClientIsDecrypted(Engine client, Engine server, CapturedRun run) {
        assertEquals(
                HexFormat.of().formatHex(CapturedRun.FROM_CLIENT),
                captured(client, server).data().get(run.ordinal()).fromClient());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void applicationDataOfTheServerIsDecrypted(Engine client, Engine server, CapturedRun run) {
        assertEquals(
                HexFormat.of().formatHex(CapturedRun.FROM_SERVER),
                captured(client, server).data().get(run.ordinal()).fromServer());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void nothingIsMalformed(Engine client, Engine server) {
        assertEquals(List.of(), complaints(captured(client, server).packets()));
    }

    @Test
    void aChangedByteIsFound() throws IOException {
        byte[] changed = captured(Jsse.engine(), Jsse.engine()).file();
        changed[changed.length - 10] ^= 1;
        assertEquals(
                "checksums of IP and TCP: 1, 0",
                complaints(Tshark.packets(write("changed", changed))).get(0));
    }

    @Test
    void withoutSecretsTheDataStaysEncrypted() throws IOException {
        Transcript transcript = CapturedRun.TLS_1_3.on(Jsse.engine(), OpenSsl.engine(), Loopback::withCapture);
        Path file = write("encrypted", Capture.of(transcript).pcapng());
        assertEquals(List.of(new Decrypted(0, "", "")), Tshark.applicationData(file, 1));
    }

    @Test
    void withoutSecretsOnlyTheHellosAreDissected() throws IOException {
        Transcript transcript = CapturedRun.TLS_1_3.on(Jsse.engine(), OpenSsl.engine(), Loopback::withCapture);
        Path file = write("hellos", Capture.of(transcript).pcapng());
        assertEquals(
                List.of("client ClientHello", "server ServerHello"),
                Tshark.packets(file).stream().flatMap(CaptureTest::handshakes).toList());
    }

    @Test
    void aFaultIsTheCommentOfThePacketThatItChanged() throws IOException {
        UnaryOperator<Loopback> disturbed = loopback ->
                loopback.withSecrets().withFault(Fault.from(SERVER).atByte(70).flipBit(3));
        Path file = write(
                "disturbed",
                Capture.of(CapturedRun.TLS_1_3.handshake(disturbed)).pcapng());
        Dissected changed = Tshark.packets(file).stream()
                .filter(packet -> packet.comment().isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals(
                "server: fault in the stream of the server: flips bit 3 of byte 70",
                changed.sender() + ": " + changed.comment().orElseThrow());
    }

    @Test
    void aDroppedRecordIsMissing() throws IOException {
        UnaryOperator<Loopback> disturbed = loopback ->
                loopback.withSecrets().withFault(Fault.from(SERVER).atRecord(1).drop());
        Path file = write(
                "dropped", Capture.of(CapturedRun.TLS_1_3.handshake(disturbed)).pcapng());
        assertEquals(
                List.of("client ClientHello"),
                Tshark.packets(file).stream().flatMap(CaptureTest::handshakes).toList());
    }

    private static List<String> complaints(List<Dissected> packets) {
        return packets.stream().flatMap(packet -> packet.complaints().stream()).toList();
    }

    private static Stream<String> handshakes(Dissected packet) {
        return packet.handshakes().stream().map(type -> packet.sender() + " " + HandshakeType.nameOf(type));
    }

    private static List<String> handshakes(Transcript transcript) {
        return transcript.entries().stream()
                .flatMap(entry -> handshake(entry).stream())
                .toList();
    }

    private static Optional<String> handshake(Entry entry) {
        if (!(entry.event() instanceof Event.Sent sent)) {
            return Optional.empty();
        }
        return type(sent.message()).map(type -> entry.side() + " " + HandshakeType.nameOf(type));
    }

    private static Optional<Integer> type(WireMessage message) {
        if (message instanceof WireMessage.ClientHelloMessage) {
            return Optional.of(HandshakeType.CLIENT_HELLO);
        }
        if (message instanceof WireMessage.ServerHelloMessage) {
            return Optional.of(HandshakeType.SERVER_HELLO);
        }
        return message instanceof WireMessage.DecodedHandshake decoded
                ? Optional.of(decoded.message().type())
                : Optional.empty();
    }

    private static Captured captured(Engine client, Engine server) {
        return CAPTURED.computeIfAbsent(client + " " + server, key -> Captured.of(client, server));
    }

    private static Path write(String name, byte[] file) throws IOException {
        return Files.write(folder.resolve(name + ".pcapng"), file);
    }

    /** All runs of a pair of engines in one file, in which each is a TCP connection. */
    private record Captured(List<Transcript> transcripts, byte[] file, List<Dissected> packets, List<Decrypted> data) {
        static Captured of(Engine client, Engine server) {
            List<Transcript> transcripts = new ArrayList<>();
            for (CapturedRun run : CapturedRun.values()) {
                transcripts.add(run.on(client, server, Loopback::withSecrets));
            }
            byte[] file = transcripts.stream()
                    .map(Capture::of)
                    .reduce(Capture::and)
                    .orElseThrow()
                    .pcapng();
            try {
                Path path = write(client + "-" + server, file);
                return new Captured(
                        transcripts, file, Tshark.packets(path), Tshark.applicationData(path, transcripts.size()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        List<String> handshakes(CapturedRun run) {
            return packets.stream()
                    .filter(packet -> packet.stream() == run.ordinal())
                    .flatMap(CaptureTest::handshakes)
                    .toList();
        }
    }
}
