package dev.tlsloop.openssl;

import static dev.tlsloop.Option.CIPHER_SERVER_PREFERENCE;
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
import static dev.tlsloop.TlsVersion.TLS_1_0;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Option;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Fact;
import dev.tlsloop.contract.SeedRow;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.Reading;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSL's options, each by what it does to a handshake. */
class OptionsTest {
    private static final String EVEN_WEAK = "DEFAULT:@SECLEVEL=0";
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int VERSION_AND_RANDOM = 34;

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ClientHello hello(Context client) {
        try (Linked linked = Linked.fresh(client.toBuilder(), aServer())) {
            linked.client().handshake();
            return ((Reading.Complete<ClientHello>)
                            ClientHello.read(linked.client().outgoing().unread()))
                    .value();
        }
    }

    static Stream<Arguments> versionsTakenAway() {
        return Stream.of(
                Arguments.of(new Option[] {NO_TLSv1_3}, TLS_1_2),
                Arguments.of(new Option[] {NO_TLSv1_3, NO_TLSv1_2}, TlsVersion.TLS_1_1),
                Arguments.of(new Option[] {NO_TLSv1_3, NO_TLSv1_2, NO_TLSv1_1}, TLS_1_0),
                Arguments.of(new Option[] {NO_TLSv1, NO_TLSv1_1}, TLS_1_3));
    }

    @ParameterizedTest
    @MethodSource("versionsTakenAway")
    @SeedRow({"C8", "C9", "C10", "C11", "C12"})
    void anOptionTakesItsVersionAway(Option[] options, TlsVersion left) {
        Context client = aClient()
                .versions(TLS_1_0, TLS_1_3)
                .cipherList(EVEN_WEAK)
                .options(options)
                .build();
        Context server =
                aServer().versions(TLS_1_0, TLS_1_3).cipherList(EVEN_WEAK).build();
        assertThat(Loopback.between(client, server).handshake()).succeeded().withVersion(left);
    }

    @Test
    @SeedRow("C7")
    void sslv3IsLeftOutWhereItIsTakenAway() {
        Context client = aClient()
                .versions(TlsVersion.SSL_3_0, TLS_1_3)
                .options(NO_SSLv3, NO_TLSv1, NO_TLSv1_1)
                .build();
        assertThat(Loopback.between(client, aServer().build()).handshake())
                .succeeded()
                .withVersion(TLS_1_3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Option.class,
            names = {"NO_SSLv2", "SINGLE_DH_USE", "SINGLE_ECDH_USE", "NO_COMPRESSION"})
    @SeedRow({"C1", "C2", "C5", "C6"})
    @Fact("F069")
    void whatIsAlwaysSoMayBeAskedFor(Option option) {
        Context client = aClient().options(option).build();
        assertThat(Loopback.between(client, aServer().options(option).build()).handshake())
                .succeeded();
    }

    @Test
    @SeedRow("C5")
    void theHelloOffersNoCompression() {
        try (Linked linked = Linked.fresh(aClient().options(NO_COMPRESSION), aServer())) {
            linked.client().handshake();
            assertArrayEquals(
                    new byte[] {0},
                    compressionMethods(linked.client().outgoing().unread()));
        }
    }

    /** RFC 5246, section 7.4.1.2: they follow the session id and the cipher suites, each behind its length. */
    private static byte[] compressionMethods(ByteBuffer record) {
        ByteBuffer hello = record.position(RECORD_HEADER + MESSAGE_HEADER + VERSION_AND_RANDOM);
        hello.position(hello.get() + hello.position());
        hello.position(hello.getShort() + hello.position());
        byte[] methods = new byte[hello.get()];
        hello.get(methods);
        return methods;
    }

    @Test
    @SeedRow("C3")
    void ephemeralRsaIsRefusedWhenItIsBuilt() {
        assertEquals(
                "options(EPHEMERAL_RSA) is given, and every engine dropped ephemeral RSA keys; leave it out, ECDHE is"
                        + " ephemeral always",
                assertThrows(
                                IllegalStateException.class,
                                () -> aClient().options(Option.EPHEMERAL_RSA).build())
                        .getMessage());
    }

    static Stream<Arguments> tickets() {
        return Stream.of(Arguments.of(aClient(), true), Arguments.of(aClient().options(NO_TICKET), false));
    }

    @ParameterizedTest
    @MethodSource("tickets")
    @SeedRow("C4")
    void noTicketLeavesTheExtensionOut(ContextBuilder client, boolean asks) {
        assertEquals(
                asks,
                hello(client.versions(TLS_1_2, TLS_1_2).build()).extensions().stream()
                        .anyMatch(e -> e.type() == ExtensionType.SESSION_TICKET));
    }

    @Test
    @Fact("F065")
    void optionsAddUp() {
        assertEquals(
                Set.of(NO_TICKET, NO_SSLv2, CIPHER_SERVER_PREFERENCE),
                aClient()
                        .options(NO_TICKET)
                        .options(NO_SSLv2, CIPHER_SERVER_PREFERENCE)
                        .options());
    }

    @Test
    void anOptionThatWasNotGivenIsNotAmongThem() {
        assertEquals(false, aClient().options(SINGLE_DH_USE).build().options().contains(SINGLE_ECDH_USE));
    }
}
