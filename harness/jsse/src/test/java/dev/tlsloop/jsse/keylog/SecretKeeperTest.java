package dev.tlsloop.jsse.keylog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Side;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What has not proven itself is not shown. */
class SecretKeeperTest {
    private static final TlsHash HASH = TlsHash.SHA_256;
    private static final byte[] HANDSHAKE_SECRET = filled(1);
    private static final byte[] TRANSCRIPT = filled(2);
    private static final byte[] MASTER_SECRET =
            HASH.extractNothing(HASH.derive(HANDSHAKE_SECRET, "derived", HASH.of(new byte[0])));

    private final ConnectionSecrets secrets = new ConnectionSecrets(new MasterSecretCache());

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** As JSSE computes it. */
    private void derives(byte[] secret, String label) {
        byte[] info = new HkdfLabel(32, label, TRANSCRIPT).encoded();
        byte[] block = TlsHash.concat(info, new byte[] {1});
        secrets.onMac(secret, block, HASH.hmac(secret, block));
    }

    private void serverSeals(byte[] trafficSecret) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(HASH.expand(trafficSecret, "key", new byte[0], 16), "AES"),
                new GCMParameterSpec(128, HASH.expand(trafficSecret, "iv", new byte[0], 12)));
        byte[] header = {23, 3, 3, 0, 17 + 6};
        cipher.updateAAD(header);
        byte[] record = TlsHash.concat(header, cipher.doFinal(new byte[] {8, 0, 0, 2, 0, 0, 22}));
        secrets.observe(Side.SERVER, ByteBuffer.wrap(record), 0, record.length);
        secrets.settle();
    }

    private List<String> labels() {
        return secrets.lines(new byte[32]).stream()
                .map(line -> line.split(" ")[0])
                .toList();
    }

    @Test
    void aSecretThatOpensTheFirstRecordIsShown() throws Exception {
        derives(HANDSHAKE_SECRET, "s hs traffic");
        serverSeals(HASH.derive(HANDSHAKE_SECRET, "s hs traffic", TRANSCRIPT));
        assertEquals(List.of("SERVER_HANDSHAKE_TRAFFIC_SECRET"), labels());
    }

    @Test
    void aSecretThatDoesNotOpenItIsNot() throws Exception {
        derives(HANDSHAKE_SECRET, "s hs traffic");
        serverSeals(filled(3));
        assertEquals(List.of(), labels());
    }

    @Test
    void aSecretIsNotShownBeforeThereIsARecord() {
        derives(HANDSHAKE_SECRET, "s hs traffic");
        secrets.settle();
        assertEquals(List.of(), labels());
    }

    @Test
    void whatFollowsFromAProvenSecretIsShown() throws Exception {
        derives(HANDSHAKE_SECRET, "s hs traffic");
        derives(MASTER_SECRET, "s ap traffic");
        serverSeals(HASH.derive(HANDSHAKE_SECRET, "s hs traffic", TRANSCRIPT));
        assertEquals(
                List.of("SERVER_HANDSHAKE_TRAFFIC_SECRET", "EXPORTER_SECRET", "SERVER_TRAFFIC_SECRET_0"), labels());
    }

    @Test
    void whatDoesNotFollowFromItIsNot() throws Exception {
        derives(HANDSHAKE_SECRET, "s hs traffic");
        derives(filled(4), "s ap traffic");
        serverSeals(HASH.derive(HANDSHAKE_SECRET, "s hs traffic", TRANSCRIPT));
        assertEquals(List.of("SERVER_HANDSHAKE_TRAFFIC_SECRET"), labels());
    }

    @Test
    void aLineIsToldOnce() throws Exception {
        derives(HANDSHAKE_SECRET, "s hs traffic");
        serverSeals(HASH.derive(HANDSHAKE_SECRET, "s hs traffic", TRANSCRIPT));
        labels();
        assertEquals(List.of(), labels());
    }

    /** A ClientHello's worth of transcript, then the client seals. */
    private void clientSealsTls12() {
        byte[] records = {22, 3, 3, 0, 4, 1, 0, 0, 0, 20, 3, 3, 0, 1, 1};
        secrets.observe(Side.CLIENT, ByteBuffer.wrap(records), 0, records.length);
        secrets.settle();
    }

    private static byte[] clientFinished(byte[] master) {
        return HASH.prf(master, "client finished", HASH.of(new byte[] {1, 0, 0, 0}), 12);
    }

    @Test
    void aMasterSecretThatMakesTheFinishedIsShown() {
        byte[] master = new byte[48];
        secrets.onKeyGenerated("SunTlsExtendedMasterSecret", master);
        secrets.onKeyGenerated("SunTls12Prf", clientFinished(master));
        clientSealsTls12();
        assertEquals(List.of("CLIENT_RANDOM"), labels());
    }

    @Test
    void aMasterSecretThatMakesAnotherIsNot() {
        secrets.onKeyGenerated("SunTlsExtendedMasterSecret", new byte[48]);
        secrets.onKeyGenerated("SunTls12Prf", clientFinished(filled(5)));
        clientSealsTls12();
        assertEquals(List.of(), labels());
    }

    @Test
    void afterARenegotiationNothingIsShown() {
        byte[] master = new byte[48];
        secrets.onKeyGenerated("SunTlsExtendedMasterSecret", master);
        secrets.onKeyGenerated("SunTls12Prf", clientFinished(master));
        clientSealsTls12();
        secrets.onKeyGenerated("SunTlsExtendedMasterSecret", filled(6));
        secrets.settle();
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                List.of(secrets.masterKey(), secrets.finished(Side.CLIENT)));
    }
}
