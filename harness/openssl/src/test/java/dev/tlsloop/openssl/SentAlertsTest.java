package dev.tlsloop.openssl;

import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.established;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The alert for a broken record goes out encrypted, and without a callback that tells it. */
class SentAlertsTest {
    private static final byte[] HEADER_OF_A_RECORD_TOO_LONG = {23, 3, 3, 0x48, 1};

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    /** What becomes of a record on its way, and the alert for it. */
    static Stream<Arguments> breaks() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                .flatMap(version -> Stream.of(Side.values())
                        .flatMap(sender -> Stream.of(
                                broken(
                                        version,
                                        sender,
                                        "a bit is flipped",
                                        Alert.BAD_RECORD_MAC,
                                        SentAlertsTest::flipped),
                                broken(
                                        version,
                                        sender,
                                        "it is too long",
                                        Alert.RECORD_OVERFLOW,
                                        record -> HEADER_OF_A_RECORD_TOO_LONG))));
    }

    private static Arguments broken(
            TlsVersion version, Side sender, String how, Alert alert, UnaryOperator<byte[]> breaking) {
        return Arguments.of(version, sender, how, alert, breaking);
    }

    private static byte[] flipped(byte[] record) {
        record[record.length - 1] ^= 1;
        return record;
    }

    @ParameterizedTest(name = "{0}, from {1}: {2}")
    @MethodSource("breaks")
    void whoRefusesTellsTheAlertThatTheOtherHears(
            TlsVersion version, Side sender, String how, Alert alert, UnaryOperator<byte[]> breaking) {
        try (Linked linked = established(aClient(version), aServer())) {
            Connection from = sender == Side.CLIENT ? linked.client() : linked.server();
            Connection to = sender == Side.CLIENT ? linked.server() : linked.client();
            from.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)));
            to.incoming().write(breaking.apply(from.outgoing().readAll()));
            linked.read();
            assertEquals(List.of(Optional.of(alert), Optional.of(alert)), List.of(alertOf(to), alertOf(from)));
        }
    }

    private static Optional<Alert> alertOf(Connection connection) {
        return connection.refusal().flatMap(Refusal::alert);
    }
}
