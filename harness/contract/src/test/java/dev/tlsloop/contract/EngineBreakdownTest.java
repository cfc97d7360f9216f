package dev.tlsloop.contract;

import static dev.tlsloop.Reason.ILLEGAL_MESSAGE;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.jsse.Jsse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Engines that throw a RuntimeException over the peer's bytes: a refusal, as long as the engine threw it. */
class EngineBreakdownTest {
    /** An RSA signature has the same length each time, so each byte has the same place in each handshake. */
    private static final Context SERVER = Context.server()
            .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
            .credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA))
            .trust(ContractCredentials.CA)
            .verify(VerifyMode.PEER)
            .build();

    private static final Context CLIENT_WITH_CERTIFICATE = Context.client()
            .trust(ContractCredentials.CA)
            .credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA))
            .build();

    /** Where the client's second flight begins, with its Certificate. */
    private static final int CERTIFICATE_OF_CLIENT = 430;

    private static Loopback mutual() {
        return Loopback.between(CLIENT_WITH_CERTIFICATE, SERVER);
    }

    /** The SET of the authority's name in the CertificateRequest, which is behind all certificates. */
    private static int nameInRequest() {
        byte[] name =
                ContractCredentials.CA.certificate().getSubjectX500Principal().getEncoded();
        try (ManualPair pair = ManualPair.opened(CLIENT_WITH_CERTIFICATE, SERVER, ManualPair.TO_LOCALHOST)) {
            pair.client().handshake();
            pair.move();
            pair.server().handshake();
            return text(pair.server().outgoing().readAll()).lastIndexOf(text(name)) + 2;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aNameInTheCertificateRequestThatIsNoNameIsAnIllegalMessage() {
        Fault noSet = Fault.from(Side.SERVER).atByte(nameInRequest()).flipBit(0);
        assertThat(mutual().withFault(noSet).handshake()).failedOn(CLIENT).because(ILLEGAL_MESSAGE);
    }

    @Test
    void theSameNameWithoutTheFlippedBitIsAccepted() {
        assertThat(mutual().handshake()).succeeded().withClientCertificate();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void noFlippedBitOfTheMessagesForClientCertificatesLeavesTheOperation(Side sender) {
        int first = sender == Side.SERVER ? nameInRequest() - 70 : CERTIFICATE_OF_CLIENT;
        List<String> thrown = IntStream.range(first, first + 400)
                .mapToObj(at -> Fault.from(sender).atByte(at).flipBit(0))
                .flatMap(fault -> thrownBy(fault).stream())
                .toList();
        assertEquals(List.of(), thrown);
    }

    private static Optional<String> thrownBy(Fault fault) {
        try {
            mutual().withFault(fault).handshake();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(fault + ": " + e);
        }
    }

    /** The package of this class is one of tlsloop, so its exceptions count as those of tlsloop. */
    @Test
    void anExceptionOfTlsloopItselfIsPassedOn() {
        IllegalStateException bug = new IllegalStateException("a bug");
        Endpoint broken = Jsse.endpoint(name -> new ReleasableSslEngine(clientEngine()) {
            @Override
            public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length) {
                throw bug;
            }
        });
        Loopback loopback = Loopback.between(broken, SERVER);
        assertSame(bug, assertThrows(IllegalStateException.class, loopback::handshake));
    }

    private static SSLEngine clientEngine() {
        return JdkSslContexts.trusting(ContractCredentials.CA).createSSLEngine();
    }
}
