package dev.tlsloop.openssl;

import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cipher strings as OpenSSL itself reads them. */
class CipherListTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static List<String> listed(ContextBuilder client) {
        try (ManualOpenSslPair pair = ManualOpenSslPair.fresh(client, aServer())) {
            return pair.client().cipherList().stream()
                    .map(CipherSuite::openSslName)
                    .toList();
        }
    }

    @Test
    @PyOpenSslItem({"H16", "I23"})
    @Behaviour({"F025", "F026", "F030"})
    void skipsUnknownNamesAndKeepsTls13() {
        assertEquals(
                List.of(
                        "TLS_AES_256_GCM_SHA384",
                        "TLS_CHACHA20_POLY1305_SHA256",
                        "TLS_AES_128_GCM_SHA256",
                        "AES128-SHA"),
                listed(aClient().cipherList("hello world:AES128-SHA")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "@STRENGTH"})
    @PyOpenSslItem("H16")
    @Behaviour("F029")
    void refusesAListThatSelectsNothing(String list) {
        assertThrows(IllegalArgumentException.class, () -> aClient().cipherList(list));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RC4", "SEED", "IDEA"})
    @PyOpenSslItem("H16")
    @Behaviour("F032")
    void refusesAlgorithmsThatThisBuildLacksAtStart(String list) {
        ContextBuilder client = aClient().cipherList(list);
        String message = assertThrows(
                        UnsupportedSettingException.class, () -> client.build().start())
                .getMessage();
        assertTrue(
                message.startsWith("cipherList(\"" + list + "\") cannot be honoured by the engine openssl"), message);
    }

    @Test
    @PyOpenSslItem({"H16", "I23"})
    @Behaviour("F034")
    void theDefaultListBeginsWithTls13() {
        List<String> names = listed(aClient());
        assertEquals(
                List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"),
                names.subList(0, 3));
    }
}
