package dev.tlsloop.harness.decrypt;

import dev.tlsloop.Side;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.Extension;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.Protection;
import dev.tlsloop.wire.ServerHello;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/** The keys of one side at each stage of a handshake, from the secrets of a key log. */
record TrafficKeys(KeyLog keyLog, HandshakeState state, Side side) {
    private static final int VERIFY_DATA_OF_TLS_1_2 = 12;

    /** The keys of TLS 1.3 for the handshake, or for application data. */
    Optional<Tls13RecordCipher> ofTls13(Protection stage) throws GeneralSecurityException {
        String suffix = stage == Protection.HANDSHAKE ? "_HANDSHAKE_TRAFFIC_SECRET" : "_TRAFFIC_SECRET_0";
        Optional<byte[]> secret = secret(side.name() + suffix);
        Optional<BulkCipher> cipher = state.cipher();
        return secret.isPresent() && cipher.isPresent()
                ? Optional.of(new Tls13RecordCipher(cipher.get(), secret.get()))
                : Optional.empty();
    }

    /** The keys of TLS 1.2 after ChangeCipherSpec. */
    Optional<RecordCipher> ofTls12() throws GeneralSecurityException {
        Optional<byte[]> master = secret("CLIENT_RANDOM");
        Optional<BulkCipher> cipher = state.cipher();
        return master.isPresent() && cipher.isPresent() && state.version() == HandshakeState.TLS_1_2
                ? Optional.of(keys(cipher.get(), master.get()))
                : Optional.empty();
    }

    /** The verify data of this side's Finished of TLS 1.2 (RFC 5246, 7.4.9). */
    Optional<byte[]> verifyDataOfTls12() throws GeneralSecurityException {
        Optional<byte[]> master = secret("CLIENT_RANDOM");
        Optional<BulkCipher> cipher = state.cipher();
        if (master.isEmpty() || cipher.isEmpty()) {
            return Optional.empty();
        }
        HashFunction hash = cipher.get().hash();
        return Optional.of(
                hash.prf(master.get(), side + " finished", hash.of(state.messages()), VERIFY_DATA_OF_TLS_1_2));
    }

    /** Splits the key block (RFC 5246, 6.3): MAC keys, keys and IVs, each of the client and then of the server. */
    private RecordCipher keys(BulkCipher cipher, byte[] master) throws GeneralSecurityException {
        int macLength = macLength(cipher);
        int ivLength = cipher.isAead() ? AeadRecordCipher.fixedIvLength(cipher) : 0;
        byte[] seed = ByteBuffer.allocate(64)
                .put(serverHello().random())
                .put(clientHello().random())
                .array();
        byte[] block =
                cipher.hash().prf(master, "key expansion", seed, 2 * (macLength + cipher.keyLength() + ivLength));
        byte[] macKey = part(block, 0, macLength);
        byte[] key = part(block, 2 * macLength, cipher.keyLength());
        byte[] iv = part(block, 2 * (macLength + cipher.keyLength()), ivLength);
        return cipher.isAead()
                ? new AeadRecordCipher(cipher, key, iv)
                : new CbcRecordCipher(cipher, order(), key, macKey);
    }

    private byte[] part(byte[] block, int from, int length) {
        int start = from + (side == Side.CLIENT ? 0 : length);
        return Arrays.copyOfRange(block, start, start + length);
    }

    private static int macLength(BulkCipher cipher) {
        return switch (cipher.macAlgorithm()) {
            case "HmacSHA1" -> 20;
            case "HmacSHA256" -> 32;
            case "HmacSHA384" -> 48;
            default -> 0;
        };
    }

    private CbcRecordCipher.Order order() {
        boolean agreed = serverHello().extensions().stream()
                .map(Extension::type)
                .anyMatch(type -> type == ExtensionType.ENCRYPT_THEN_MAC);
        return agreed ? CbcRecordCipher.Order.ENCRYPT_THEN_MAC : CbcRecordCipher.Order.MAC_THEN_ENCRYPT;
    }

    private Optional<byte[]> secret(String label) {
        return state.clientHello().flatMap(hello -> keyLog.secret(label, hello.random()));
    }

    private ClientHello clientHello() {
        return state.clientHello().orElseThrow();
    }

    private ServerHello serverHello() {
        return state.serverHello().orElseThrow();
    }
}
