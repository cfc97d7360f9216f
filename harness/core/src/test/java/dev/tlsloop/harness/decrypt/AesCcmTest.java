package dev.tlsloop.harness.decrypt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packet vectors of RFC 3610, 8. */
class AesCcmTest {
    private static final byte[] KEY = hex("c0c1c2c3c4c5c6c7c8c9cacbcccdcecf");
    private static final String OUTPUT_1 = "588c979a61c663d2f066d0c2c0f989806d5f6b61dac38417e8d12cfdf926e0";

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @ParameterizedTest
    @CsvSource({
        "00000003020100a0a1a2a3a4a5, 08090a0b0c0d0e0f101112131415161718191a1b1c1d1e, " + OUTPUT_1,
        "00000004030201a0a1a2a3a4a5, 08090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f,"
                + " 72c91a36e135f8cf291ca894085c87e3cc15c439c9e43a3ba091d56e10400916"
    })
    void opensThePacketVectors(String nonce, String plain, String encrypted) throws GeneralSecurityException {
        assertArrayEquals(hex(plain), new AesCcm(KEY, 8).open(hex(nonce), hex("0001020304050607"), hex(encrypted)));
    }

    @Test
    void aWrongTagIsRefused() {
        byte[] encrypted = hex(OUTPUT_1);
        encrypted[0] ^= 1;
        assertThrows(
                AEADBadTagException.class,
                () -> new AesCcm(KEY, 8).open(hex("00000003020100a0a1a2a3a4a5"), hex("0001020304050607"), encrypted));
    }

    @Test
    void aTextThatIsShorterThanATagIsRefused() {
        assertThrows(
                AEADBadTagException.class,
                () -> new AesCcm(KEY, 8).open(hex("00000003020100a0a1a2a3a4a5"), new byte[0], new byte[7]));
    }
}
