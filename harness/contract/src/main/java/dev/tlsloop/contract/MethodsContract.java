package dev.tlsloop.contract;

import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Method;
import dev.tlsloop.Mode;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contexts that are created by method, as in pyOpenSSL, and their modes. */
interface MethodsContract extends EnginePair {
    private ContextBuilder of(Method method) {
        return Context.of(method).engine(clientEngine());
    }

    @ParameterizedTest
    @CsvSource({"SSLv23, TLS_1_3", "TLSv1_2, TLS_1_2"})
    @PyOpenSslItem({"A3", "A6", "F3"})
    @Behaviour({"F005", "F011"})
    default void aMethodNegotiatesItsVersion(Method method, TlsVersion version) {
        assertThat(outcome(of(method), server())).succeeded().withVersion(version);
    }

    @Test
    @PyOpenSslItem("A6")
    @Behaviour("F014")
    default void aFixedMethodTakesNoOtherVersion() {
        assertThat(outcome(of(Method.TLSv1_2), server().versions(TLS_1_3, TLS_1_3)))
                .failedOn(SERVER)
                .because(Reason.NO_COMMON_VERSION);
    }

    @Test
    @PyOpenSslItem({"A1", "A7"})
    default void sslv2IsRefusedWhenItIsBuilt() {
        assertEquals(
                "Method.SSLv2 is given, and no engine speaks SSL 2.0 (RFC 6176); use Context.client() or"
                        + " Context.server()",
                assertThrows(IllegalStateException.class, () -> of(Method.SSLv2).build())
                        .getMessage());
    }

    @Test
    @Behaviour({"F015", "F016"})
    default void everyContextBeginsWithThreeModes() {
        assertEquals(
                EnumSet.of(Mode.ENABLE_PARTIAL_WRITE, Mode.ACCEPT_MOVING_WRITE_BUFFER, Mode.AUTO_RETRY),
                of(Method.SSLv23).build().modes());
    }

    @Test
    @PyOpenSslItem("H21")
    @Behaviour({"F064", "F065"})
    default void modesAddUp() {
        assertEquals(
                EnumSet.allOf(Mode.class),
                of(Method.SSLv23)
                        .modes(Mode.RELEASE_BUFFERS)
                        .modes(Mode.AUTO_RETRY)
                        .build()
                        .modes());
    }

    @Test
    @PyOpenSslItem({"F8", "H21"})
    default void releasedBuffersDoNotAffectReads() {
        try (ManualPair pair =
                ManualPair.established(client().modes(Mode.RELEASE_BUFFERS), server().modes(Mode.RELEASE_BUFFERS))) {
            pair.send(pair.client(), "text");
            assertEquals("text", ManualPair.read(pair.server()));
        }
    }

    @Test
    @PyOpenSslItem({"H4", "H15"})
    @Behaviour("F158")
    default void appDataIsTheSameObjectAgain() {
        Object mine = new Object();
        assertEquals(
                mine,
                client().appData(mine).build().toBuilder().build().appData().orElseThrow());
    }

    @Test
    @PyOpenSslItem("H4")
    @Behaviour("F158")
    default void aContextHasNoAppDataByDefault() {
        assertEquals(Optional.empty(), client().build().appData());
    }

    @Test
    @PyOpenSslItem("F3")
    default void aContextOfAMethodIsForEitherSide() {
        assertEquals(Optional.<Side>empty(), of(Method.SSLv23).build().side());
    }
}
