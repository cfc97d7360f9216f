package dev.tlsloop.contract;

import static dev.tlsloop.Reason.CLOSED_EARLY;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that is not TLS and TLS that ends too early: its receiver refuses it with a reason. */
class GarbageTest {
    /** Input that is not TLS. */
    enum Garbage {
        ONE_BYTE(new byte[] {0x55}),
        ONE_ZERO(new byte[] {0}),
        A_MEGABYTE(megabyte()),
        A_MEGABYTE_OF_ZEROS(new byte[1 << 20]),
        HTTP_REQUEST("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
        HTTP_ANSWER("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
        /** An SSL 2.0 ClientHello that offers TLS 1.2 and one suite (RFC 5246, E.2). */
        SSL_2_HELLO(HexFormat.of().parseHex("801c0103030003000000100000ff" + "000102030405060708090a0b0c0d0e0f")),
        /** A ClientHello that offers SSL 2.0 only. */
        SSL_2_ONLY_HELLO(HexFormat.of().parseHex("801c0100020003000000100700c0" + "000102030405060708090a0b0c0d0e0f"));

        private final byte[] bytes;

        Garbage(byte[] bytes) {
            this.bytes = bytes;
        }

        private static byte[] megabyte() {
            byte[] bytes = new byte[1 << 20];
            new Random(1).nextBytes(bytes);
            return bytes;
        }
    }

    /** The length of an ECDSA signature varies by a few bytes, and so does the flight's. */
    private static final int LENGTHS_OF_SIGNATURES = 8;

    static Stream<Arguments> garbage() {
        return versionsAndSides()
                .flatMap(
                        a -> Stream.of(Garbage.values()).map(garbage -> Arguments.of(a.get()[0], a.get()[1], garbage)));
    }

    static Stream<Arguments> versionsAndSides() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                .flatMap(version -> Stream.of(Side.values()).map(side -> Arguments.of(version, side)));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbageBeforeTheFirstMessageIsRefusedByItsReceiver(TlsVersion version, Side sender, Garbage garbage) {
        try (DisturbedHandshakes handshakes = DisturbedHandshakes.of(version)) {
            Outcome outcome = handshakes.disturbed(Fault.from(sender).atByte(0).inject(garbage.bytes));
            assertEquals(
                    sender.peer(), SuccessfulHandshake.refused(outcome).side(), () -> OutcomeSummary.about(outcome));
        }
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbageIsRefusedForAReason(TlsVersion version, Side sender, Garbage garbage) {
        try (DisturbedHandshakes handshakes = DisturbedHandshakes.of(version)) {
            Outcome outcome = handshakes.disturbed(Fault.from(sender).atByte(0).inject(garbage.bytes));
            assertNotEquals(
                    Reason.OTHER, SuccessfulHandshake.refused(outcome).reason(), () -> OutcomeSummary.about(outcome));
        }
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbageInsteadOfAllElseIsRefused(TlsVersion version, Side sender, Garbage garbage) {
        try (DisturbedHandshakes handshakes = DisturbedHandshakes.of(version)) {
            Outcome outcome = handshakes
                    .recipe()
                    .withFault(Fault.from(sender).atByte(0).inject(garbage.bytes))
                    .withFault(Fault.from(sender).atByte(0).cut())
                    .handshake();
            assertEquals(
                    sender.peer(), SuccessfulHandshake.refused(outcome).side(), () -> OutcomeSummary.about(outcome));
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndSides")
    void aFirstRecordOfApplicationDataIsAnUnexpectedMessage(TlsVersion version, Side sender) {
        try (DisturbedHandshakes handshakes = DisturbedHandshakes.of(version)) {
            assertThat(handshakes.disturbed(Fault.from(sender).atByte(0).flipBit(0)))
                    .failedOn(sender.peer())
                    .because(Reason.UNEXPECTED_MESSAGE);
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndSides")
    void aFirstRecordOfChangeCipherSpecIsAnUnexpectedMessage(TlsVersion version, Side sender) {
        try (DisturbedHandshakes handshakes = DisturbedHandshakes.of(version)) {
            assertThat(handshakes.disturbed(Fault.from(sender).atByte(0).flipBit(1)))
                    .failedOn(sender.peer())
                    .because(Reason.UNEXPECTED_MESSAGE);
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndSides")
    void aFirstRecordOfAnotherVersionThanThreeIsABadRecord(TlsVersion version, Side sender) {
        try (DisturbedHandshakes handshakes = DisturbedHandshakes.of(version)) {
            assertThat(handshakes.disturbed(Fault.from(sender).atByte(1).flipBit(0)))
                    .failedOn(sender.peer())
                    .because(Reason.BAD_RECORD);
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndSides")
    void garbageAfterTheHandshakeIsABadRecord(TlsVersion version, Side sender) {
        try (DisturbedHandshakes handshakes = DisturbedHandshakes.of(version)) {
            int end = handshakes.handshakeLength(sender);
            assertThat(handshakes.disturbed(Fault.from(sender)
                            .atByte(end - LENGTHS_OF_SIGNATURES)
                            .inject(new byte[40])))
                    .failedOn(sender.peer());
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndSides")
    void aFlightThatIsCutAnywhereIsAnEarlyClose(TlsVersion version, Side sender) {
        try (DisturbedHandshakes handshakes = DisturbedHandshakes.of(version)) {
            List<String> otherwise = IntStream.range(0, handshakes.handshakeLength(sender) - LENGTHS_OF_SIGNATURES)
                    .mapToObj(at -> otherThanAnEarlyClose(
                            handshakes, Fault.from(sender).atByte(at).cut()))
                    .filter(Objects::nonNull)
                    .toList();
            assertEquals(List.of(), otherwise);
        }
    }

    private static String otherThanAnEarlyClose(DisturbedHandshakes handshakes, Fault cut) {
        Outcome outcome = handshakes.disturbed(cut);
        boolean early = outcome instanceof Outcome.Refused refused
                && refused.side() == cut.side().peer()
                && refused.reason() == CLOSED_EARLY;
        return early ? null : cut + ": " + OutcomeSummary.about(outcome);
    }
}
