package dev.tlsloop.contract;

import static dev.tlsloop.Option.CAPTURE_SECRETS;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The secrets of a connection, which only a context with {@code CAPTURE_SECRETS} exposes. */
interface SecretsContract extends EnginePair {
    private ContextBuilder capturing() {
        return client().options(CAPTURE_SECRETS);
    }

    private ContextBuilder capturing(TlsVersion version) {
        return capturing().versions(version, version);
    }

    private ContextBuilder capturingServer() {
        return server().options(CAPTURE_SECRETS);
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @Behaviour("F296")
    default void secretsAreEmptyBeforeTheHandshake(TlsVersion version) {
        try (ManualPair pair = ManualPair.fresh(capturing(version), capturingServer())) {
            assertEquals(
                    List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                    List.of(
                            pair.client().masterKey(),
                            pair.client().finished(),
                            pair.client().peerFinished()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @Behaviour("F299")
    default void thereIsNoMasterKeyInTheMiddleOfAHandshake(TlsVersion version) {
        try (ManualPair pair = ManualPair.fresh(capturing(version), capturingServer())) {
            pair.client().handshake();
            assertEquals(Optional.empty(), pair.client().masterKey());
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I41")
    @Behaviour({"F300", "F301"})
    default void bothSidesHaveTheSameMasterKeyOf48Bytes(TlsVersion version) {
        try (ManualPair pair = ManualPair.established(
                capturing(version).cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384), capturingServer())) {
            byte[] known = pair.client().masterKey().orElseThrow();
            assertArrayEquals(
                    Arrays.copyOf(known, 48), pair.server().masterKey().orElseThrow());
        }
    }

    @Test
    @PyOpenSslItem("I41")
    @Behaviour("F301")
    default void aTls13ClientHasNoMasterKeyUntilItReadsATicket() {
        try (ManualPair pair = ManualPair.fresh(capturing(TLS_1_3), capturingServer())) {
            pair.client().handshake();
            pair.move();
            pair.server().handshake();
            pair.move();
            pair.client().handshake();
            List<Boolean> known = new ArrayList<>();
            known.add(pair.client().masterKey().isPresent());
            pair.handshake();
            pair.settle();
            known.add(pair.client().masterKey().isPresent());
            assertEquals(List.of(false, true), known);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @Behaviour("F331")
    default void aResumedSessionOfTls12KeepsTheMasterKeyAndOneOfTls13DoesNot(TlsVersion version) {
        try (Pair first = Loopback.between(
                                capturing(version).build(), capturingServer().build())
                        .open();
                Pair second = first.resume()) {
            assertEquals(
                    version == TLS_1_2,
                    Arrays.equals(
                            first.server().masterKey().orElseThrow(),
                            second.server().masterKey().orElseThrow()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"I29", "I30"})
    default void eachSideKnowsTheFinishedOfTheOther(TlsVersion version) {
        try (ManualPair pair = ManualPair.established(capturing(version), capturingServer())) {
            assertArrayEquals(
                    both(pair.client().finished(), pair.client().peerFinished()),
                    both(pair.server().peerFinished(), pair.server().finished()));
        }
    }

    private static byte[][] both(Optional<byte[]> one, Optional<byte[]> other) {
        return new byte[][] {one.orElseThrow(), other.orElseThrow()};
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, 12", "TLS_1_3, 48"})
    @PyOpenSslItem("I29")
    @Behaviour("F308")
    default void theFinishedIsAsLongAsTheVersionAndTheHashSay(TlsVersion version, int length) {
        try (ManualPair pair = ManualPair.established(
                capturing(version).cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384), capturingServer())) {
            assertEquals(length, pair.client().finished().orElseThrow().length);
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I18")
    default void bothSidesExportTheSame(TlsVersion version) {
        try (ManualPair pair = ManualPair.established(capturing(version), capturingServer())) {
            assertArrayEquals(
                    pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 40),
                    pair.server().exportKeyingMaterial("EXPERIMENTAL-a", 40));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("I18")
    default void labelLengthAndContextMakeTheDifference(TlsVersion version) {
        try (ManualPair pair = ManualPair.established(capturing(version), capturingServer())) {
            Set<String> exported = Stream.of(
                            pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16),
                            pair.client().exportKeyingMaterial("EXPERIMENTAL-b", 16),
                            pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16, new byte[] {1}),
                            pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16, new byte[] {2}))
                    .map(Arrays::toString)
                    .collect(Collectors.toSet());
            assertEquals(4, exported.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, false", "TLS_1_3, true"})
    @PyOpenSslItem("I18")
    default void onlyTls12DistinguishesNoContextFromAnEmptyOne(TlsVersion version, boolean same) {
        try (ManualPair pair = ManualPair.established(capturing(version), capturingServer())) {
            assertEquals(
                    same,
                    Arrays.equals(
                            pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16),
                            pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16, new byte[0])));
        }
    }

    @Test
    @Behaviour("F305")
    default void anExportOfNoBytesIsEmptyInTls13() {
        try (ManualPair pair = ManualPair.established(capturing(TLS_1_3), capturingServer())) {
            assertEquals(0, pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 0).length);
        }
    }

    @Test
    @Behaviour("F305")
    default void tls12RefusesToExportNothing() {
        try (ManualPair pair = ManualPair.established(capturing(TLS_1_2), capturingServer())) {
            assertThrows(IllegalStateException.class, () -> pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 0));
        }
    }

    @Test
    default void nothingIsExportedBeforeTheHandshakeIsComplete() {
        try (ManualPair pair = ManualPair.fresh(capturing(), capturingServer())) {
            assertEquals(
                    "exportKeyingMaterial(...) before the handshake is complete (READY); finish it with"
                            + " handshake()",
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> pair.client().exportKeyingMaterial("EXPERIMENTAL-a", 16))
                            .getMessage());
        }
    }

    @Test
    default void aNegativeLengthIsMisuse() {
        try (ManualPair pair = ManualPair.established(capturing(), capturingServer())) {
            assertEquals(
                    "exportKeyingMaterial(...) is given a length of -1 bytes; give a length of 0 to 65535",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> pair.client().exportKeyingMaterial("EXPERIMENTAL-a", -1))
                            .getMessage());
        }
    }

    @Test
    default void aLabelThatIsNotAsciiIsMisuse() {
        try (ManualPair pair = ManualPair.established(capturing(), capturingServer())) {
            assertEquals(
                    "exportKeyingMaterial(\"\u0416\", ...): a label is ASCII (RFC 5705, 4); give one in ASCII",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> pair.client().exportKeyingMaterial("\u0416", 16))
                            .getMessage());
        }
    }
}
