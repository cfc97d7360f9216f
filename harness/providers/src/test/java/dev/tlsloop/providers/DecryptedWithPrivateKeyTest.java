package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Engine;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.security.PrivateKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A recording of RSA key exchange, decrypted with the private key of the server. */
class DecryptedWithPrivateKeyTest {
    private static final Authority CA = Authority.create("Root");
    private static final Credential RSA = CA.with(KeyType.RSA_2048).issue("localhost");
    private static final PrivateKey KEY = RSA.privateKey();

    static Stream<Arguments> runs() {
        return Stream.of("AES128-SHA", "AES256-SHA256", "AES128-GCM-SHA256", "AES256-GCM-SHA384")
                .flatMap(suite -> Stream.of(VerifyMode.NONE, VerifyMode.PEER)
                        .map(verify -> Arguments.of(suite, OpenSsl.engine(), verify)));
    }

    private static Transcript recorded(String ciphers, Engine server, VerifyMode verify, TlsVersion version) {
        Context client = Context.client()
                .engine(OpenSsl.engine())
                .versions(version, version)
                .cipherList(ciphers)
                .trust(CA)
                .credential(CA.issue("alice"))
                .build();
        Context serving = Context.server()
                .engine(server)
                .credential(RSA)
                .trust(CA)
                .verify(verify)
                .build();
        try (Pair pair = Loopback.between(client, serving).withCapture().open()) {
            pair.transfer(Side.CLIENT, new byte[5]);
            pair.closeNotify(Side.CLIENT);
            return pair.transcript();
        }
    }

    private static long count(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).count();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void opensEveryRecord(String suite, Engine server, VerifyMode verify) {
        String text = recorded(suite, server, verify, TlsVersion.TLS_1_2)
                .decryptedWith(KEY)
                .toString();
        assertEquals(
                List.of(0L, 2L, 1L),
                List.of(count(text, "encrypted"), count(text, "[Finished]  verified"), count(text, "5 bytes")),
                text);
    }

    @Test
    void anotherKeyOpensNothing() {
        PrivateKey other = CA.with(KeyType.RSA_2048).issue("other").privateKey();
        String text = recorded("AES128-SHA", OpenSsl.engine(), VerifyMode.NONE, TlsVersion.TLS_1_2)
                .decryptedWith(other)
                .toString();
        assertEquals(1, count(text, "record: the private key is not that of the server"), text);
    }

    @Test
    void aKeyOfAnotherTypeOpensNothing() {
        PrivateKey ec = CA.issue("other").privateKey();
        String text = recorded("AES128-SHA", OpenSsl.engine(), VerifyMode.NONE, TlsVersion.TLS_1_2)
                .decryptedWith(ec)
                .toString();
        assertEquals(1, count(text, "record: the private key is not that of the server"), text);
    }

    static Stream<Arguments> others() {
        return Stream.of(Arguments.of(TlsVersion.TLS_1_3), Arguments.of(TlsVersion.TLS_1_2));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anotherKeyExchangeIsNamed(TlsVersion version) {
        String text = recorded("ECDHE-RSA-AES128-GCM-SHA256", Jsse.engine(), VerifyMode.NONE, version)
                .decryptedWith(KEY)
                .toString();
        assertEquals(1, count(text, ": a private key opens only RSA key exchange of TLS 1.2"), text);
    }

    @Test
    void aResumedSessionHasItsKeyExchangeElsewhere() {
        Context client = Context.client()
                .engine(OpenSsl.engine())
                .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                .cipherList("AES128-SHA")
                .trust(CA)
                .build();
        Context server =
                Context.server().engine(OpenSsl.engine()).credential(RSA).build();
        try (Pair first = Loopback.between(client, server).withCapture().open();
                Pair resumed = first.resume()) {
            String text = resumed.transcript().decryptedWith(KEY).toString();
            assertEquals(1, count(text, ": the key exchange of the resumed session is in another recording"), text);
        }
    }
}
