package dev.tlsloop.openssl;

import static dev.tlsloop.Option.NO_TICKET;
import static dev.tlsloop.Option.NO_TLSv1;
import static dev.tlsloop.Option.NO_TLSv1_1;
import static dev.tlsloop.Option.NO_TLSv1_2;
import static dev.tlsloop.Option.NO_TLSv1_3;
import static dev.tlsloop.TlsVersion.TLS_1_0;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Option;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.ParseResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSL's options, each by its effect on a handshake. */
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
        try (ManualOpenSslPair pair = ManualOpenSslPair.fresh(client.toBuilder(), aServer())) {
            pair.client().handshake();
            return ((ParseResult.Complete<ClientHello>)
                            ClientHello.read(pair.client().outgoing().unread()))
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
    @PyOpenSslItem({"C8", "C9", "C10", "C11", "C12"})
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

    static Stream<Arguments> tickets() {
        return Stream.of(Arguments.of(aClient(), true), Arguments.of(aClient().options(NO_TICKET), false));
    }

    @ParameterizedTest
    @MethodSource("tickets")
    @PyOpenSslItem("C4")
    void theNoTicketOptionOmitsTheExtension(ContextBuilder client, boolean asks) {
        assertEquals(
                asks,
                hello(client.versions(TLS_1_2, TLS_1_2).build()).extensions().stream()
                        .anyMatch(e -> e.type() == ExtensionType.SESSION_TICKET));
    }
}
