package dev.tlsloop.jsse.keylog;

import java.io.ByteArrayOutputStream;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;

/** A MAC whose short texts are told to whoever observes; the records of a connection are longer, and nobody's business. */
final class ObservedMac extends MacSpi {
    private static final int LONGEST_TEXT = 256;

    private final Mac mac;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private byte @Nullable [] key;

    ObservedMac(Mac mac) {
        this.mac = mac;
    }

    @Override
    protected int engineGetMacLength() {
        return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key with, @Nullable AlgorithmParameterSpec parameters)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        key = with.getEncoded();
        text.reset();
        mac.init(with, parameters);
    }

    @Override
    protected void engineUpdate(byte input) {
        if (text.size() <= LONGEST_TEXT) {
            text.write(input);
        }
        mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        text.write(input, offset, Math.min(length, Math.max(0, LONGEST_TEXT + 1 - text.size())));
        mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
        byte[] result = mac.doFinal();
        SecretObserver secretObserver = SecretObserver.current();
        if (secretObserver != null && key != null && text.size() <= LONGEST_TEXT) {
            secretObserver.onMac(key.clone(), text.toByteArray(), result.clone());
        }
        text.reset();
        return result;
    }

    @Override
    protected void engineReset() {
        text.reset();
        mac.reset();
    }
}
