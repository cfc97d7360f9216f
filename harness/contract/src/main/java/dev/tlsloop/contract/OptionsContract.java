package dev.tlsloop.contract;

import static dev.tlsloop.Option.CIPHER_SERVER_PREFERENCE;
import static dev.tlsloop.Option.ENABLE_MIDDLEBOX_COMPAT;
import static dev.tlsloop.Option.NO_COMPRESSION;
import static dev.tlsloop.Option.NO_SSLv2;
import static dev.tlsloop.Option.NO_SSLv3;
import static dev.tlsloop.Option.NO_TICKET;
import static dev.tlsloop.Option.NO_TLSv1;
import static dev.tlsloop.Option.NO_TLSv1_1;
import static dev.tlsloop.Option.NO_TLSv1_2;
import static dev.tlsloop.Option.NO_TLSv1_3;
import static dev.tlsloop.Option.SINGLE_DH_USE;
import static dev.tlsloop.Option.SINGLE_ECDH_USE;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Option;
import dev.tlsloop.TlsVersion;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The options of pyOpenSSL, each with its effect on a handshake. */
interface OptionsContract extends EnginePair {
    int RECORD_AND_MESSAGE_HEADER = 9;
    int VERSION_AND_RANDOM = 34;

    default Stream<Arguments> versionsTakenAway() {
        return Stream.of(
                Arguments.of(new Option[] {NO_TLSv1_3, NO_TLSv1_1, NO_TLSv1}, TlsVersion.TLS_1_2),
                Arguments.of(new Option[] {NO_TLSv1_2, NO_TLSv1_1, NO_TLSv1}, TlsVersion.TLS_1_3),
                Arguments.of(new Option[] {NO_TLSv1_1, NO_TLSv1}, TlsVersion.TLS_1_3));
    }

    @ParameterizedTest
    @MethodSource("versionsTakenAway")
    @PyOpenSslItem({"C8", "C9", "C10", "C11", "C12"})
    default void anOptionTakesItsVersionAway(Option[] options, TlsVersion left) {
        ContextBuilder client =
                client().versions(TlsVersion.TLS_1_0, TlsVersion.TLS_1_3).options(options);
        assertThat(outcome(client, server())).succeeded().withVersion(left);
    }

    @Test
    @PyOpenSslItem({"C7", "C8", "C9", "C12"})
    default void sslv3IsLeftOutWhereItIsTakenAway() {
        ContextBuilder client =
                client().versions(TlsVersion.SSL_3_0, TlsVersion.TLS_1_3).options(NO_SSLv3, NO_TLSv1, NO_TLSv1_1);
        assertThat(outcome(client, server())).succeeded().withVersion(TlsVersion.TLS_1_3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Option.class,
            names = {"NO_SSLv2", "SINGLE_DH_USE", "SINGLE_ECDH_USE", "NO_COMPRESSION", "ENABLE_MIDDLEBOX_COMPAT"})
    @PyOpenSslItem({"C1", "C2", "C5", "C6"})
    @Behaviour("F069")
    default void anOptionThatIsAlwaysOnIsAccepted(Option option) {
        assertThat(outcome(client().options(option), server().options(option))).succeeded();
    }

    @Test
    @PyOpenSslItem("C5")
    default void theHelloOffersNoCompression() {
        try (ManualPair pair = ManualPair.fresh(client().options(NO_COMPRESSION), server())) {
            pair.client().handshake();
            assertArrayEquals(
                    new byte[] {0}, compressionMethods(pair.client().outgoing().unread()));
        }
    }

    /** The compression methods, which follow the session id and the cipher suites (RFC 5246, 7.4.1.2). */
    private static byte[] compressionMethods(ByteBuffer record) {
        ByteBuffer hello = record.position(RECORD_AND_MESSAGE_HEADER + VERSION_AND_RANDOM);
        hello.position(hello.get() + hello.position());
        hello.position(hello.getShort() + hello.position());
        byte[] methods = new byte[hello.get()];
        hello.get(methods);
        return methods;
    }

    @Test
    @PyOpenSslItem("C3")
    default void ephemeralRsaIsRefusedWhenItIsBuilt() {
        assertEquals(
                "options(EPHEMERAL_RSA) is given, and no engine supports ephemeral RSA keys; leave it out, because"
                        + " ECDHE is always ephemeral",
                assertThrows(
                                IllegalStateException.class,
                                () -> client().options(Option.EPHEMERAL_RSA).build())
                        .getMessage());
    }

    @Test
    @PyOpenSslItem("H24")
    @Behaviour("F065")
    default void optionsAddUp() {
        assertEquals(
                Set.of(NO_COMPRESSION, ENABLE_MIDDLEBOX_COMPAT, NO_TICKET, NO_SSLv2, CIPHER_SERVER_PREFERENCE),
                client().options(NO_TICKET)
                        .options(NO_SSLv2, CIPHER_SERVER_PREFERENCE)
                        .build()
                        .options());
    }

    @Test
    default void anOptionThatWasNotGivenIsNotAmongThem() {
        assertEquals(false, client().options(SINGLE_DH_USE).build().options().contains(SINGLE_ECDH_USE));
    }
}
