package dev.tlsloop.harness.decrypt;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.Extension;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.Protection;
import dev.tlsloop.wire.ServerHello;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys of one side at each stage of a handshake. */
record TrafficKeys(DecryptionSecrets secrets, HandshakeState state, Side side) {
    private static final int VERIFY_DATA_OF_TLS_1_2 = 12;
    private static final List<Integer> EARLY_DATA_SUITES = List.of(0x1301, 0x1302, 0x1303, 0x1304, 0x1305);
    private static final int MASTER_LENGTH = 48;
    private static final String EARLY_SECRET = "CLIENT_EARLY_TRAFFIC_SECRET";
    private static final String NOT_OPENED = "the secrets do not open it";
    private static final String MASTER_SECRET = "CLIENT_RANDOM";

    /** The keys of TLS 1.3 for the handshake, or for application data. */
    Optional<Tls13RecordCipher> ofTls13(Protection stage) throws GeneralSecurityException {
        Optional<byte[]> secret = secret(label(stage));
        Optional<BulkCipher> cipher = state.cipher();
        return secret.isPresent() && cipher.isPresent()
                ? Optional.of(new Tls13RecordCipher(cipher.get(), secret.get()))
                : Optional.empty();
    }

    /** The keys of early data, one for each offered suite that they fit, because the server has not selected one yet. */
    List<Tls13RecordCipher> ofEarlyData() throws GeneralSecurityException {
        Optional<byte[]> secret = secret(EARLY_SECRET);
        List<Tls13RecordCipher> candidates = new ArrayList<>();
        if (secret.isPresent()) {
            for (int code : EARLY_DATA_SUITES) {
                Optional<BulkCipher> cipher = BulkCipher.of(new CipherSuite(code));
                if (clientHello().cipherSuites().contains(code)
                        && cipher.isPresent()
                        && cipher.get().hash().length() == secret.get().length) {
                    candidates.add(new Tls13RecordCipher(cipher.get(), secret.get()));
                }
            }
        }
        return candidates;
    }

    /** The keys of TLS 1.2 after ChangeCipherSpec. */
    Optional<RecordCipher> ofTls12() throws GeneralSecurityException {
        Optional<byte[]> master = masterSecret();
        Optional<BulkCipher> cipher = state.cipher();
        return master.isPresent() && cipher.isPresent() && state.version() == HandshakeState.TLS_1_2
                ? Optional.of(keys(cipher.get(), master.get()))
                : Optional.empty();
    }

    /** The verify data of this side's Finished of TLS 1.2 (RFC 5246, 7.4.9). */
    Optional<byte[]> verifyDataOfTls12() throws GeneralSecurityException {
        Optional<byte[]> master = masterSecret();
        Optional<BulkCipher> cipher = state.cipher();
        if (master.isEmpty() || cipher.isEmpty()) {
            return Optional.empty();
        }
        HashFunction hash = cipher.get().hash();
        return Optional.of(
                hash.prf(master.get(), side + " finished", state.hashOfMessages(hash), VERIFY_DATA_OF_TLS_1_2));
    }

    /** Why a record at that stage stays encrypted, as part of a sentence. */
    String obstacle(Protection stage) {
        int version = state.version();
        if (version == 0) {
            return secret(EARLY_SECRET).isPresent() ? NOT_OPENED : "the key log has no secret of early data";
        }
        if (version < HandshakeState.TLS_1_2) {
            return TlsVersion.ofCode(version).map(TlsVersion::toString).orElse("this version")
                    + " is not decrypted, only TLS 1.2 and TLS 1.3";
        }
        if (state.cipher().isEmpty()) {
            return "the JDK lacks the cipher of "
                    + state.suite().map(CipherSuite::name).orElse("this suite");
        }
        boolean known = version == HandshakeState.TLS_1_3
                ? secret(label(stage)).isPresent()
                : masterSecret().isPresent();
        return known ? NOT_OPENED : secrets.missing(state);
    }

    /** Keeps the master secret of a ClientKeyExchange that a private key opens (RFC 5246, 8.1; RFC 7627, 4). */
    void learnFrom(byte[] clientKeyExchange) throws GeneralSecurityException {
        Optional<byte[]> premaster = secrets.premasterSecret(state, clientKeyExchange);
        if (premaster.isPresent() && state.cipher().isPresent()) {
            HashFunction hash = state.cipher().get().hash();
            byte[] randoms = ByteBuffer.allocate(64)
                    .put(clientHello().random())
                    .put(serverHello().random())
                    .array();
            state.learn(
                    agreedOn(ExtensionType.EXTENDED_MASTER_SECRET)
                            ? hash.prf(
                                    premaster.get(),
                                    "extended master secret",
                                    state.hashOfMessages(hash),
                                    MASTER_LENGTH)
                            : hash.prf(premaster.get(), "master secret", randoms, MASTER_LENGTH));
        }
    }

    private Optional<byte[]> masterSecret() {
        return state.master().or(() -> secret(MASTER_SECRET));
    }

    private String label(Protection stage) {
        return side.name() + (stage == Protection.HANDSHAKE ? "_HANDSHAKE_TRAFFIC_SECRET" : "_TRAFFIC_SECRET_0");
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
                : new HmacRecordCipher(cipher, order(), key, macKey);
    }

    private byte[] part(byte[] block, int from, int length) {
        int start = from + (side == Side.CLIENT ? 0 : length);
        return Arrays.copyOfRange(block, start, start + length);
    }

    private static int macLength(BulkCipher cipher) {
        return switch (cipher.macAlgorithm()) {
            case "HmacMD5" -> 16;
            case "HmacSHA1" -> 20;
            case "HmacSHA256" -> 32;
            case "HmacSHA384" -> 48;
            default -> 0;
        };
    }

    private HmacRecordCipher.Order order() {
        return agreedOn(ExtensionType.ENCRYPT_THEN_MAC)
                ? HmacRecordCipher.Order.ENCRYPT_THEN_MAC
                : HmacRecordCipher.Order.MAC_THEN_ENCRYPT;
    }

    private boolean agreedOn(int extension) {
        return serverHello().extensions().stream().map(Extension::type).anyMatch(type -> type == extension);
    }

    private Optional<byte[]> secret(String label) {
        return state.clientHello().flatMap(hello -> secrets.secret(label, hello.random()));
    }

    private ClientHello clientHello() {
        return state.clientHello().orElseThrow();
    }

    private ServerHello serverHello() {
        return state.serverHello().orElseThrow();
    }
}
