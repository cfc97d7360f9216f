package dev.tlsloop.openssl;

import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static dev.tlsloop.openssl.ManualOpenSslPair.established;
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

/** The alert for a broken record, which is encrypted and reported by no callback. */
class SentAlertsTest {
    private static final byte[] HEADER_OF_ONE_TOO_LONG = {23, 3, 3, 0x48, 1};

    /** 2^14 + 256 bytes are allowed (RFC 8446, 5.2). */
    private static final byte[] ONE_BYTE_TOO_LONG_FOR_TLS_1_3 =
            ByteBuffer.allocate(5 + 0x4101).put(new byte[] {23, 3, 3, 0x41, 1}).array();

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    /** A change to a record in transit, and the alert for it. */
    private enum Broken {
        A_BIT_IS_FLIPPED(Alert.BAD_RECORD_MAC, SentAlertsTest::flipped),
        IT_IS_LONGER_THAN_ITS_VERSION_ALLOWS(Alert.RECORD_OVERFLOW, record -> ONE_BYTE_TOO_LONG_FOR_TLS_1_3),
        IT_IS_LONGER_THAN_ANY_RECORD(Alert.RECORD_OVERFLOW, record -> HEADER_OF_ONE_TOO_LONG);

        private final Alert alert;
        private final UnaryOperator<byte[]> breaking;

        Broken(Alert alert, UnaryOperator<byte[]> breaking) {
            this.alert = alert;
            this.breaking = breaking;
        }
    }

    static Stream<Arguments> breaks() {
        return Stream.of(Side.values())
                .flatMap(sender -> Stream.of(Broken.values())
                        .flatMap(broken -> Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                                .filter(version -> version == TlsVersion.TLS_1_3
                                        || broken != Broken.IT_IS_LONGER_THAN_ITS_VERSION_ALLOWS)
                                .map(version -> Arguments.of(version, sender, broken))));
    }

    private static byte[] flipped(byte[] record) {
        record[record.length - 1] ^= 1;
        return record;
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("breaks")
    void theRefusingSideReportsTheAlertThatThePeerReceives(TlsVersion version, Side sender, Broken broken) {
        try (ManualOpenSslPair pair = established(aClient(version), aServer())) {
            Connection from = sender == Side.CLIENT ? pair.client() : pair.server();
            Connection to = sender == Side.CLIENT ? pair.server() : pair.client();
            from.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)));
            to.incoming().write(broken.breaking.apply(from.outgoing().readAll()));
            pair.read();
            assertEquals(
                    List.of(Optional.of(broken.alert), Optional.of(broken.alert)), List.of(alertOf(to), alertOf(from)));
        }
    }

    private static Optional<Alert> alertOf(Connection connection) {
        return connection.refusal().flatMap(Refusal::alert);
    }
}
