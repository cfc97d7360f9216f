package dev.tlsloop.key;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Optional;

/**
 * Point multiplication on a curve over a prime field (SEC 1, 2.2.1), because the JDK signs with the NIST curves only. It
 * is not constant in time, so it is for test keys.
 */
final class EllipticPoint {
    private EllipticPoint() {}

    /** The public point of a private value; empty for a curve over a binary field. */
    static Optional<ECPoint> publicPoint(BigInteger secret, ECParameterSpec curve) {
        if (!(curve.getCurve().getField() instanceof ECFieldFp field)) {
            return Optional.empty();
        }
        BigInteger p = field.getP();
        ECPoint sum = ECPoint.POINT_INFINITY;
        BigInteger scalar = secret.mod(curve.getOrder());
        for (int i = scalar.bitLength() - 1; i >= 0; i--) {
            sum = add(sum, sum, curve.getCurve(), p);
            sum = scalar.testBit(i) ? add(sum, curve.getGenerator(), curve.getCurve(), p) : sum;
        }
        return Optional.of(sum);
    }

    private static ECPoint add(ECPoint a, ECPoint b, EllipticCurve curve, BigInteger p) {
        if (a.equals(ECPoint.POINT_INFINITY)) {
            return b;
        }
        if (b.equals(ECPoint.POINT_INFINITY)) {
            return a;
        }
        boolean sameX = a.getAffineX().equals(b.getAffineX());
        if (sameX && (!a.getAffineY().equals(b.getAffineY()) || a.getAffineY().signum() == 0)) {
            return ECPoint.POINT_INFINITY;
        }
        BigInteger slope = sameX ? tangent(a, curve, p) : chord(a, b, p);
        BigInteger x =
                slope.pow(2).subtract(a.getAffineX()).subtract(b.getAffineX()).mod(p);
        BigInteger y = slope.multiply(a.getAffineX().subtract(x))
                .subtract(a.getAffineY())
                .mod(p);
        return new ECPoint(x, y);
    }

    private static BigInteger tangent(ECPoint a, EllipticCurve curve, BigInteger p) {
        BigInteger rise = a.getAffineX().pow(2).multiply(BigInteger.valueOf(3)).add(curve.getA());
        return rise.multiply(a.getAffineY().shiftLeft(1).modInverse(p)).mod(p);
    }

    private static BigInteger chord(ECPoint a, ECPoint b, BigInteger p) {
        BigInteger run = b.getAffineX().subtract(a.getAffineX()).mod(p);
        return b.getAffineY()
                .subtract(a.getAffineY())
                .multiply(run.modInverse(p))
                .mod(p);
    }
}
