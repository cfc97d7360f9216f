package dev.tlsloop.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "1, ClientHello",
        "13, CertificateRequest",
        "14, ServerHelloDone",
        "24, KeyUpdate",
        "77, handshake_77",
        "-1, handshake_-1"
    })
    void namesHandshakeMessages(int type, String name) {
        assertEquals(name, HandshakeType.nameOf(type));
    }

    @ParameterizedTest
    @CsvSource({"0, server_name", "51, key_share", "0xff01, renegotiation_info", "0x0a0a, extension_0x0a0a"})
    void namesExtensions(String type, String name) {
        assertEquals(name, ExtensionType.nameOf(Integer.decode(type)));
    }

    @ParameterizedTest
    @CsvSource({
        "20, change_cipher_spec",
        "21, alert",
        "22, handshake",
        "23, application_data",
        "24, heartbeat",
        "99, content_99"
    })
    void namesContentTypes(int type, String name) {
        assertEquals(name, ContentType.nameOf(type));
    }

    @Test
    void anExtensionPrintsItsNameAndBytes() {
        assertEquals("max_fragment_length 04", new Extension(1, new byte[] {4}).toString());
    }

    @Test
    void extensionsWithTheSameBytesAreEqual() {
        assertEquals(new Extension(1, new byte[] {4}), new Extension(1, new byte[] {4}));
    }
}
