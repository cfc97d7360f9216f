package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.bareServer;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.crypto.spec.DHParameterSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Diffie-Hellman parameters and curves. */
class KeyExchangeTest {
    private static final String DHE = "DHE-RSA-AES128-GCM-SHA256";
    private static final Credential RSA = CA.with(KeyType.RSA_2048).issue("localhost");

    /** The group ffdhe2048 of RFC 7919, in the form of {@code openssl dhparam}. */
    private static final String FFDHE2048 = """
        -----BEGIN DH PARAMETERS-----
        MIIBCAKCAQEA//////////+t+FRYortKmq/cViAnPTzx2LnFg84tNpWp4TZBFGQz
        +8yTnc4kmz75fS/jY2MMddj2gbICrsRhetPfHtXV/WVhJDP1H18GbtCFY2VVPe0a
        87VXE15/V8k1mE8McODmi3fipona8+/och3xWKE2rec1MKzKT0g6eXq8CrGCsyT7
        YdEIqUuyyOP7uWrat2DX9GgdT0Kj3jlN9K5W7edjcrsZCwenyO4KbXCeAvzhzffi
        7MA0BM0oNC9hkXL+nOmFg/+OTxIy7vKBg8P+OxtMb61zO7X8vC7CIAXFjvGDfRaD
        ssbzSibBsu/6iGtCOGEoXJf//////////wIBAg==
        -----END DH PARAMETERS-----
        """;

    @TempDir
    private Path directory;

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private DHParameterSpec ffdhe2048() throws IOException {
        return Pem.dhParameters(Files.writeString(directory.resolve("dh.pem"), FFDHE2048));
    }

    private static ContextBuilder server() {
        return bareServer().credential(RSA);
    }

    private static Context dheClient() {
        return aClient(TLS_1_2).cipherList(DHE).build();
    }

    /** The 1024-bit prime of RFC 2409, 6.2. */
    private static DHParameterSpec weak() {
        return new DHParameterSpec(
                new BigInteger(
                        "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
                                + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF"
                                + "5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
                        16),
                BigInteger.TWO);
    }

    @Test
    @PyOpenSslItem("H11")
    @Behaviour({"F107", "F109"})
    void parametersFromAFileEnableDhe() throws IOException {
        Context server = server().temporaryDh(ffdhe2048()).build();
        assertThat(Loopback.between(dheClient(), server).handshake())
                .succeeded()
                .withCipher(new CipherSuite(0x009E));
    }

    @Test
    @PyOpenSslItem("H11")
    @Behaviour("F109")
    void aServerWithoutParametersHasNoDhe() {
        assertThat(Loopback.between(dheClient(), server().build()).handshake())
                .failedOn(Side.SERVER)
                .because(Reason.NO_COMMON_CIPHER);
    }

    @Test
    @PyOpenSslItem("H11")
    @Behaviour("F107")
    void aFileThatIsNotThereIsRefused() {
        Path missing = directory.resolve("missing.pem");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Pem.dhParameters(missing))
                .getMessage()
                .startsWith(missing + " is not there"));
    }

    @Test
    @PyOpenSslItem("H11")
    void aFileWithoutParametersIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("ca.pem"), Pem.text(CA.certificate()));
        assertEquals(
                file + ": expected a DH PARAMETERS block, found CERTIFICATE (line 1); give the file that holds one",
                assertThrows(IllegalArgumentException.class, () -> Pem.dhParameters(file))
                        .getMessage());
    }

    @Test
    @PyOpenSslItem("H11")
    @Behaviour("F110")
    void parametersOf1024BitsAreTooSmallAtLevelTwo() {
        Context server = server().temporaryDh(weak()).build();
        assertEquals(
                "temporaryDh(1024 bits) cannot be honoured by the engine openssl: dh key too small (SSL routines); use"
                        + " parameters of a size that the security level allows, by default 2048 bits",
                assertThrows(UnsupportedSettingException.class, server::start).getMessage());
    }

    @Test
    @PyOpenSslItem("H11")
    @Behaviour("F110")
    void acceptsParametersOf1024BitsAtLevelOne() {
        Context client = aClient(TLS_1_2).cipherList(DHE + ":@SECLEVEL=1").build();
        Context server =
                server().cipherList("DEFAULT:@SECLEVEL=1").temporaryDh(weak()).build();
        assertThat(Loopback.between(client, server).handshake()).succeeded();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H31")
    @Behaviour("F112")
    void negotiatesTheTemporaryCurve(TlsVersion version) {
        Context server = server().temporaryEcdh(NamedGroup.SECP384R1).build();
        assertThat(Loopback.between(aClient(version).build(), server).handshake())
                .succeeded()
                .withGroup(NamedGroup.SECP384R1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sect163k1", "sect163r2", "sect193r1", "sect193r2", "sect233k1", "sect233r1", "sect239k1", "sect283k1",
                "sect283r1", "sect409k1", "sect409r1", "sect571k1", "sect571r1", "secp160k1", "secp160r1", "secp160r2",
                "secp192k1", "secp192r1", "secp224k1", "secp224r1", "secp256k1", "secp256r1", "secp384r1", "secp521r1",
                "brainpoolP256r1", "brainpoolP384r1", "brainpoolP512r1"
            })
    @PyOpenSslItem("H31")
    @Behaviour("F111")
    void acceptsEveryCurveOfTheLibrary(String name) {
        Context server =
                server().temporaryEcdh(NamedGroup.ofName(name).orElseThrow()).build();
        assertDoesNotThrow(() -> server.start().close());
    }

    @Test
    @PyOpenSslItem("H31")
    void aBrainpoolCurveIsNegotiatedInTls12() {
        NamedGroup curve = NamedGroup.ofName("brainpoolP256r1").orElseThrow();
        Context client = aClient(TLS_1_2).groups(curve).build();
        assertThat(Loopback.between(client, server().temporaryEcdh(curve).build())
                        .handshake())
                .succeeded()
                .withGroup(curve);
    }
}
