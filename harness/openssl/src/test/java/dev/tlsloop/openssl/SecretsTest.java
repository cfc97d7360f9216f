package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.established;
import static dev.tlsloop.openssl.Linked.fresh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Fact;
import dev.tlsloop.contract.SeedRow;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a connection keeps to itself in production, and shows to a test. */
class SecretsTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @Fact("F296")
    void nothingIsSecretBeforeTheHandshake(TlsVersion version) {
        try (Linked linked = fresh(aClient(version), aServer())) {
            assertEquals(
                    List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                    List.of(
                            linked.client().masterKey(),
                            linked.client().finished(),
                            linked.client().peerFinished()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @Fact("F299")
    void thereIsNoMasterKeyInTheMiddleOfAHandshake(TlsVersion version) {
        try (Linked linked = fresh(aClient(version), aServer())) {
            linked.client().handshake();
            assertEquals(Optional.empty(), linked.client().masterKey());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("I41")
    @Fact({"F300", "F301"})
    void bothSidesHaveTheSameMasterKeyOf48Bytes(TlsVersion version) {
        try (Linked linked =
                established(aClient(version).cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384), aServer())) {
            byte[] known = linked.client().masterKey().orElseThrow();
            assertArrayEquals(
                    Arrays.copyOf(known, 48), linked.server().masterKey().orElseThrow());
        }
    }

    @Test
    @SeedRow("I41")
    @Fact("F301")
    void aTls13ClientHasNoMasterKeyUntilItReadsATicket() {
        try (Linked linked = fresh(aClient(TLS_1_3), aServer())) {
            linked.client().handshake();
            linked.move();
            linked.server().handshake();
            linked.move();
            linked.client().handshake();
            List<Boolean> known = new ArrayList<>();
            known.add(linked.client().masterKey().isPresent());
            linked.shakenHands();
            known.add(linked.client().masterKey().isPresent());
            assertEquals(List.of(false, true), known);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @Fact("F331")
    void aResumedSessionOfTls12KeepsTheMasterKeyAndOneOfTls13DoesNot(TlsVersion version) {
        try (Pair first = Loopback.between(aClient(version).build(), aServer().build())
                        .open();
                Pair second = first.again()) {
            assertEquals(
                    version == TLS_1_2,
                    Arrays.equals(
                            first.server().masterKey().orElseThrow(),
                            second.server().masterKey().orElseThrow()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow({"I29", "I30"})
    void whatOneSideFinishedWithIsWhatTheOtherHeard(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer())) {
            assertArrayEquals(
                    both(linked.client().finished(), linked.client().peerFinished()),
                    both(linked.server().peerFinished(), linked.server().finished()));
        }
    }

    private static byte[][] both(Optional<byte[]> one, Optional<byte[]> other) {
        return new byte[][] {one.orElseThrow(), other.orElseThrow()};
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, 12", "TLS_1_3, 48"})
    @SeedRow("I29")
    @Fact("F308")
    void theFinishedIsAsLongAsTheVersionAndTheHashSay(TlsVersion version, int length) {
        try (Linked linked =
                established(aClient(version).cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384), aServer())) {
            assertEquals(length, linked.client().finished().orElseThrow().length);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("I18")
    void bothSidesExportTheSame(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer())) {
            assertArrayEquals(
                    linked.client().exportKeyingMaterial("EXPERIMENTAL-a", 40),
                    linked.server().exportKeyingMaterial("EXPERIMENTAL-a", 40));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @SeedRow("I18")
    void labelLengthAndContextMakeTheDifference(TlsVersion version) {
        try (Linked linked = established(aClient(version), aServer())) {
            Set<String> exported = Stream.of(
                            linked.client().exportKeyingMaterial("EXPERIMENTAL-a", 16),
                            linked.client().exportKeyingMaterial("EXPERIMENTAL-b", 16),
                            linked.client().exportKeyingMaterial("EXPERIMENTAL-a", 16, new byte[] {1}),
                            linked.client().exportKeyingMaterial("EXPERIMENTAL-a", 16, new byte[] {2}))
                    .map(Arrays::toString)
                    .collect(Collectors.toSet());
            assertEquals(4, exported.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, false", "TLS_1_3, true"})
    @SeedRow("I18")
    void tls12TellsNoContextFromAnEmptyOne(TlsVersion version, boolean same) {
        try (Linked linked = established(aClient(version), aServer())) {
            assertEquals(
                    same,
                    Arrays.equals(
                            linked.client().exportKeyingMaterial("EXPERIMENTAL-a", 16),
                            linked.client().exportKeyingMaterial("EXPERIMENTAL-a", 16, new byte[0])));
        }
    }

    @Test
    @Fact("F305")
    void noBytesAtAllAreExportedByTls13() {
        try (Linked linked = established(aClient(TLS_1_3), aServer())) {
            assertEquals(0, linked.client().exportKeyingMaterial("EXPERIMENTAL-a", 0).length);
        }
    }

    @Test
    @Fact("F305")
    void tls12RefusesToExportNothing() {
        try (Linked linked = established(aClient(TLS_1_2), aServer())) {
            assertThrows(IllegalStateException.class, () -> linked.client().exportKeyingMaterial("EXPERIMENTAL-a", 0));
        }
    }

    @Test
    void nothingIsExportedBeforeTheHandshakeIsComplete() {
        try (Linked linked = fresh(aClient(), aServer())) {
            assertEquals(
                    "exportKeyingMaterial(...) before the handshake is complete (HANDSHAKING); finish it with"
                            + " handshake()",
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> linked.client().exportKeyingMaterial("EXPERIMENTAL-a", 16))
                            .getMessage());
        }
    }

    @Test
    void aNegativeLengthIsMisuse() {
        try (Linked linked = established(aClient(), aServer())) {
            assertEquals(
                    "exportKeyingMaterial(...) is asked for -1 bytes; ask for 0 to 65535",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> linked.client().exportKeyingMaterial("EXPERIMENTAL-a", -1))
                            .getMessage());
        }
    }

    @Test
    void aLabelThatIsNotAsciiIsMisuse() {
        try (Linked linked = established(aClient(), aServer())) {
            assertEquals(
                    "exportKeyingMaterial(\"\u0416\", ...): a label is ASCII (RFC 5705, 4); give one without other letters",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> linked.client().exportKeyingMaterial("\u0416", 16))
                            .getMessage());
        }
    }
}
