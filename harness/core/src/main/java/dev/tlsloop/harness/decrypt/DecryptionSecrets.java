package dev.tlsloop.harness.decrypt;

import dev.tlsloop.CipherSuite;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;

/** The secrets that a decoder may use: those of a key log, or the private key of a server for RSA key exchange. */
final class DecryptionSecrets {
    private static final int PREMASTER = 48;

    private final KeyLog keyLog;
    private final Optional<PrivateKey> privateKey;

    private DecryptionSecrets(KeyLog keyLog, Optional<PrivateKey> privateKey) {
        this.keyLog = keyLog;
        this.privateKey = privateKey;
    }

    static DecryptionSecrets of(KeyLog keyLog) {
        return new DecryptionSecrets(keyLog, Optional.empty());
    }

    static DecryptionSecrets of(PrivateKey privateKey) {
        return new DecryptionSecrets(KeyLog.parse(""), Optional.of(privateKey));
    }

    Optional<byte[]> secret(String label, byte[] clientRandom) {
        return keyLog.secret(label, clientRandom);
    }

    /** The premaster secret of a ClientKeyExchange (RFC 5246, 7.4.7.1); empty unless the private key opens it. */
    Optional<byte[]> premasterSecret(HandshakeState state, byte[] clientKeyExchange) {
        if (privateKey.isEmpty() || !hasRsaKeyExchange(state) || clientKeyExchange.length < 2) {
            return Optional.empty();
        }
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, privateKey.get());
            byte[] encrypted = Arrays.copyOfRange(clientKeyExchange, 2, clientKeyExchange.length);
            return Optional.of(rsa.doFinal(encrypted)).filter(premaster -> premaster.length == PREMASTER);
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Why there is no secret of this handshake, as part of a sentence. */
    String missing(HandshakeState state) {
        if (privateKey.isEmpty()) {
            return state.isRenegotiation() ? "no engine tells the secrets of this renegotiation" : keyLog.missing();
        }
        if (!hasRsaKeyExchange(state)) {
            return "a private key opens only RSA key exchange of TLS 1.2";
        }
        return state.isResumption()
                ? "the key exchange of the resumed session is in another recording"
                : "the private key is not that of the server";
    }

    private static boolean hasRsaKeyExchange(HandshakeState state) {
        return state.version() == HandshakeState.TLS_1_2
                && state.suite().flatMap(CipherSuite::keyExchange).equals(Optional.of(CipherSuite.KeyExchange.RSA));
    }
}
