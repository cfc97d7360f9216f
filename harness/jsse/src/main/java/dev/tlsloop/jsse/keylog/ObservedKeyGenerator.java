package dev.tlsloop.jsse.keylog;

import java.security.InvalidAlgorithmParameterException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KeyGenerator;
import javax.crypto.KeyGeneratorSpi;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** A key generator whose keys are told to whoever observes. */
final class ObservedKeyGenerator extends KeyGeneratorSpi {
    private final KeyGenerator generator;

    ObservedKeyGenerator(KeyGenerator generator) {
        this.generator = generator;
    }

    @Override
    protected void engineInit(@Nullable SecureRandom random) {
        generator.init(random);
    }

    @Override
    protected void engineInit(AlgorithmParameterSpec parameters, @Nullable SecureRandom random)
            throws InvalidAlgorithmParameterException {
        generator.init(parameters, random);
    }

    @Override
    protected void engineInit(int size, @Nullable SecureRandom random) {
        generator.init(size, random);
    }

    @Override
    protected SecretKey engineGenerateKey() {
        SecretKey key = generator.generateKey();
        SecretObserver secretObserver = SecretObserver.current();
        byte[] encoded = key.getEncoded();
        if (secretObserver != null && encoded != null) {
            secretObserver.onKeyGenerated(generator.getAlgorithm(), encoded.clone());
        }
        return key;
    }
}
