package dev.tlsloop.contract;

import static dev.tlsloop.Reason.ILLEGAL_MESSAGE;
import static dev.tlsloop.Reason.OTHER;
import static dev.tlsloop.Reason.UNEXPECTED_MESSAGE;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Party;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.jsse.Jsse;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Limits of SunJSSE, which reports their violation with the exception of an unexpected message. The reason must not
 * call it an unexpected message.
 */
class JsseLimitsTest {
    private static final byte[] SERVER_HELLO_DONE = {22, 3, 3, 0, 4, 14, 0, 0, 0};
    private static final Credential OF_EIGHT = below(6);
    private static final Credential OF_TWELVE = below(11);

    /** A chain with that number of intermediates between the root and the leaf. */
    private static Credential below(int intermediates) {
        Authority last = IntStream.range(0, intermediates)
                .mapToObj(i -> "Intermediate " + i)
                .reduce(ContractCredentials.CA, Authority::intermediate, (one, other) -> other);
        return last.issue("localhost");
    }

    static Stream<TlsVersion> versions() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    }

    private static Context client() {
        return Context.client().trust(ContractCredentials.CA).build();
    }

    /** The JDK verifies no such name. */
    private static Context unnamed() {
        return Context.client()
                .trust(ContractCredentials.CA)
                .insecurelySkipHostName()
                .build();
    }

    private static Context server(TlsVersion version, Credential credential) {
        return Context.server()
                .versions(version, version)
                .credential(credential)
                .build();
    }

    private static Outcome meeting(Party client, Context server) {
        return Loopback.between(client, server).handshake();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aChainOfEightIsNotTooLong(TlsVersion version) {
        assertThat(meeting(client(), server(version, OF_EIGHT))).succeeded();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aChainBeyondTheLimitIsRefusedWithoutASpecificReason(TlsVersion version) {
        assertThat(meeting(client(), server(version, OF_TWELVE)))
                .failedOn(CLIENT)
                .because(OTHER);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void anExternalClientRefusesItForTheSameReason(TlsVersion version) {
        assertThat(meeting(Jsse.endpoint(JdkSslContexts.trusting(ContractCredentials.CA)), server(version, OF_TWELVE)))
                .failedOn(CLIENT)
                .because(OTHER);
    }

    @Test
    void theEngineIsQuotedWhereNoReasonHasAName() {
        String detail = SuccessfulHandshake.refused(meeting(client(), server(TlsVersion.TLS_1_3, OF_TWELVE)))
                .refusal()
                .detail();
        assertTrue(detail.contains("exceeds the maximum allowed length"), detail);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aServerNameThatCannotBeOneIsAnIllegalMessage(TlsVersion version) {
        assertThat(Loopback.between(unnamed(), server(version, ContractCredentials.LOCALHOST))
                        .withServerName("a b")
                        .handshake())
                .failedOn(SERVER)
                .because(ILLEGAL_MESSAGE);
    }

    /** The list fits its own field, and the extensions of the ClientHello do not fit theirs. */
    @Test
    void aClientHelloThatSunJsseCannotWriteIsNotAMissingCipherSuite() {
        String[] protocols = IntStream.range(1, 256)
                .mapToObj(i -> String.valueOf((char) i).repeat(255))
                .toArray(String[]::new);
        Context client =
                Context.client().trust(ContractCredentials.CA).alpn(protocols).build();
        assertThat(meeting(client, server(TlsVersion.TLS_1_3, ContractCredentials.LOCALHOST)))
                .failedOn(CLIENT)
                .because(OTHER);
    }

    @Test
    void aMessageOutOfOrderIsAnUnexpectedMessage() {
        Fault tooEarly = Fault.from(SERVER).atByte(0).inject(SERVER_HELLO_DONE);
        Loopback loopback = Loopback.between(client(), server(TlsVersion.TLS_1_2, ContractCredentials.LOCALHOST));
        assertThat(loopback.withFault(tooEarly).handshake()).failedOn(CLIENT).because(UNEXPECTED_MESSAGE);
    }
}
