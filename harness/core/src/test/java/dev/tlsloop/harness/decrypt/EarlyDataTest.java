package dev.tlsloop.harness.decrypt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.Wire;
import dev.tlsloop.wire.ContentType;
import dev.tlsloop.wire.HandshakeMessage;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.Protection;
import dev.tlsloop.wire.WireMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Data in the first flight of a client, in records that the test encrypts. */
class EarlyDataTest {
    private static final byte[] EARLY = filled(1);
    private static final byte[] HANDSHAKE = filled(2);
    private static final byte[] DATA = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_EARLY_DATA = {HandshakeType.END_OF_EARLY_DATA, 0, 0, 0};
    private static final byte[] CERTIFICATE = {HandshakeType.CERTIFICATE, 0, 0, 4, 0, 0, 0, 0};

    private static byte[] filled(int value) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) value);
        return secret;
    }

    private static String keyLog(byte[] early) {
        String random = " " + "00".repeat(32) + " ";
        return "CLIENT_EARLY_TRAFFIC_SECRET" + random + HexFormat.of().formatHex(early) + "\n"
                + "CLIENT_HANDSHAKE_TRAFFIC_SECRET" + random + HexFormat.of().formatHex(HANDSHAKE);
    }

    /** A record of TLS_AES_128_GCM_SHA256, as RFC 8446, 5.2 has it. */
    private static ByteBuffer record(byte[] secret, int sequence, int type, byte[] content)
            throws GeneralSecurityException {
        BulkCipher cipher = BulkCipher.of(new CipherSuite(0x1301)).orElseThrow();
        byte[] key = cipher.hash().expandLabel(secret, "key", cipher.keyLength());
        byte[] nonce = Nonces.xor(cipher.hash().expandLabel(secret, "iv", Aead.NONCE), sequence);
        byte[] inner = Arrays.copyOf(content, content.length + 1);
        inner[content.length] = (byte) type;
        ByteBuffer record = Wire.record(ContentType.APPLICATION_DATA, inner.length + Aead.TAG);
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(Aead.TAG * 8, nonce));
        gcm.updateAAD(record.array(), 0, 5);
        gcm.doFinal(inner, 0, inner.length, record.array(), 5);
        return record;
    }

    private static ConnectionDecoder afterHello(byte[] earlySecret) {
        ConnectionDecoder decoder = new ConnectionDecoder(KeyLog.parse(keyLog(earlySecret)));
        decoder.read(Side.CLIENT, Wire.clientHello(Wire.extension(42, ""), Wire.extension(43, "020304")));
        return decoder;
    }

    private static void answer(ConnectionDecoder decoder) {
        decoder.read(Side.SERVER, Wire.serverHello(0x1301, Wire.extension(43, "0304")));
    }

    @Test
    void isDecryptedBeforeTheServerHello() throws GeneralSecurityException {
        ConnectionDecoder decoder = afterHello(EARLY);
        List<WireMessage> read = decoder.read(Side.CLIENT, record(EARLY, 0, ContentType.APPLICATION_DATA, DATA));
        assertEquals(List.of(new WireMessage.DecodedData(Protection.EARLY, 5, 0, 27)), read);
    }

    @Test
    void isDecryptedAfterTheServerHello() throws GeneralSecurityException {
        ConnectionDecoder decoder = afterHello(EARLY);
        decoder.read(Side.CLIENT, record(EARLY, 0, ContentType.APPLICATION_DATA, DATA));
        answer(decoder);
        List<WireMessage> read = decoder.read(Side.CLIENT, record(EARLY, 1, ContentType.APPLICATION_DATA, DATA));
        assertEquals(List.of(new WireMessage.DecodedData(Protection.EARLY, 5, 0, 27)), read);
    }

    @Test
    void endsWithEndOfEarlyData() throws GeneralSecurityException {
        ConnectionDecoder decoder = afterHello(EARLY);
        decoder.read(Side.CLIENT, record(EARLY, 0, ContentType.APPLICATION_DATA, DATA));
        answer(decoder);
        decoder.read(Side.CLIENT, record(EARLY, 1, ContentType.HANDSHAKE, END_OF_EARLY_DATA));
        assertEquals(
                List.of(certificate(Protection.HANDSHAKE)),
                decoder.read(Side.CLIENT, record(HANDSHAKE, 0, ContentType.HANDSHAKE, CERTIFICATE)));
    }

    @Test
    void endsWithoutItIfTheServerRejects() throws GeneralSecurityException {
        ConnectionDecoder decoder = afterHello(EARLY);
        decoder.read(Side.CLIENT, record(EARLY, 0, ContentType.APPLICATION_DATA, DATA));
        answer(decoder);
        assertEquals(
                List.of(certificate(Protection.HANDSHAKE)),
                decoder.read(Side.CLIENT, record(HANDSHAKE, 0, ContentType.HANDSHAKE, CERTIFICATE)));
    }

    @Test
    void staysEncryptedWithAnotherSecret() throws GeneralSecurityException {
        ConnectionDecoder decoder = afterHello(filled(3));
        List<WireMessage> read = decoder.read(Side.CLIENT, record(EARLY, 0, ContentType.APPLICATION_DATA, DATA));
        assertEquals(List.of(encrypted("the secrets do not open it")), read);
    }

    @Test
    void staysEncryptedWithoutItsSecret() throws GeneralSecurityException {
        ConnectionDecoder decoder = new ConnectionDecoder(KeyLog.parse(""));
        decoder.read(Side.CLIENT, Wire.clientHello(Wire.extension(42, ""), Wire.extension(43, "020304")));
        List<WireMessage> read = decoder.read(Side.CLIENT, record(EARLY, 0, ContentType.APPLICATION_DATA, DATA));
        assertEquals(List.of(encrypted("the key log has no secret of early data")), read);
    }

    private static WireMessage encrypted(String obstacle) {
        return new WireMessage.Encrypted(ContentType.APPLICATION_DATA, 27, Optional.of(obstacle));
    }

    private static WireMessage certificate(Protection protection) {
        return new WireMessage.DecodedHandshake(
                protection, new HandshakeMessage.Certificate(List.of()), Optional.empty(), 30);
    }
}
