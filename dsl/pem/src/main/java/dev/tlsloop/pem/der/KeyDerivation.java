package dev.tlsloop.pem.der;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The cost of deriving a key from a passphrase, which a file may set to hours. Tools write 2048 rounds (openssl), 10,000
 * (the JDK) or some hundred thousand.
 */
public final class KeyDerivation {
    /** Less than a second of work; the JDK itself stops at 5,000,000 for PKCS#12. */
    private static final BigInteger MOST_ROUNDS = BigInteger.valueOf(2_000_000);
    /** Twice the default of openssl, and 32 MiB of memory, at which openssl itself stops. */
    private static final BigInteger MOST_SCRYPT = BigInteger.valueOf(1 << 18);

    private static final BigInteger MOST_KEY_BYTES = BigInteger.valueOf(64);

    private KeyDerivation() {}

    /**
     * Refuses parameters that cost too much; unknown and malformed ones are left to the parser.
     *
     * @return the rounds; 0 for scrypt and for unknown parameters
     */
    public static BigInteger check(String place, AlgorithmIdentifier encryption) {
        Object parameters = parameters(encryption);
        if (parameters instanceof ScryptParams scrypt) {
            checkScrypt(place, scrypt);
        }
        if (parameters instanceof PBKDF2Params derivation) {
            checkKeyLength(place, derivation.getKeyLength());
            return checkRounds(place, derivation.getIterationCount());
        }
        return parameters instanceof BigInteger rounds ? checkRounds(place, rounds) : BigInteger.ZERO;
    }

    /** Refuses too many rounds. */
    public static BigInteger checkRounds(String place, BigInteger rounds) {
        if (rounds.compareTo(MOST_ROUNDS) > 0) {
            throw new IllegalArgumentException(
                    place + ": expected at most " + MOST_ROUNDS + " rounds of key derivation, found " + rounds + AGAIN);
        }
        return rounds;
    }

    private static Object parameters(AlgorithmIdentifier encryption) {
        try {
            return encryption.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
                    ? ofDerivation(
                            AlgorithmIdentifier.getInstance(PBES2Parameters.getInstance(encryption.getParameters())
                                    .getKeyDerivationFunc()))
                    : ofPkcs5(encryption.getParameters());
        } catch (RuntimeException malformed) {
            return BigInteger.ZERO;
        }
    }

    private static Object ofDerivation(AlgorithmIdentifier derivation) {
        if (derivation.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt)) {
            return ScryptParams.getInstance(derivation.getParameters());
        }
        return derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)
                ? PBKDF2Params.getInstance(derivation.getParameters())
                : BigInteger.ZERO;
    }

    /** PKCS#5 version 1 and PKCS#12: a salt and the rounds. */
    private static BigInteger ofPkcs5(ASN1Encodable parameters) {
        return parameters instanceof ASN1Sequence pair
                        && pair.size() == 2
                        && pair.getObjectAt(1) instanceof ASN1Integer rounds
                ? rounds.getValue()
                : BigInteger.ZERO;
    }

    private static void checkScrypt(String place, ScryptParams parameters) {
        BigInteger n = parameters.getCostParameter();
        BigInteger r = parameters.getBlockSize();
        BigInteger p = parameters.getParallelizationParameter();
        if (n.multiply(r).multiply(p).compareTo(MOST_SCRYPT) > 0) {
            throw new IllegalArgumentException(place + ": expected scrypt with N * r * p of at most " + MOST_SCRYPT
                    + ", found N = " + n + ", r = " + r + ", p = " + p + AGAIN);
        }
        if (parameters.getKeyLength() != null) {
            checkKeyLength(place, parameters.getKeyLength());
        }
    }

    private static void checkKeyLength(String place, @Nullable BigInteger bytes) {
        if (bytes != null && bytes.compareTo(MOST_KEY_BYTES) > 0) {
            throw new IllegalArgumentException(
                    place + ": expected a derived key of at most " + MOST_KEY_BYTES + " bytes, found " + bytes + AGAIN);
        }
    }

    private static final String AGAIN = "; encrypt it again with a lower cost, for instance with openssl pkcs8 -topk8";
}
