package dev.tlsloop.report.fields;

/** The fields of ServerKeyExchange and ClientKeyExchange, up to TLS 1.2; their form depends on the cipher suite. */
final class KeyExchangeFields {
    private static final int NAMED_CURVE = 3;

    private final Negotiation agreed;
    private final String suite;

    KeyExchangeFields(Negotiation agreed) {
        this.agreed = agreed;
        this.suite = agreed.suite() == 0 ? "" : Codes.suite(agreed.suite());
    }

    void server(FieldReader body) {
        if (suite.contains("_PSK_")) {
            body.vector("psk_identity_hint", 2, Codes::text);
        }
        boolean known = true;
        if (isEllipticCurve() || suite.isEmpty() && body.peek(1) == NAMED_CURVE) {
            known = curve(body);
        } else if (isFiniteField()) {
            body.vector("dh_p", 2, Codes::size);
            body.vector("dh_g", 2, Codes::brief);
            body.vector("dh_Ys", 2, Codes::size);
        }
        if (known && isSigned()) {
            signature(body);
        }
        body.remaining("content", Codes::size);
    }

    void client(FieldReader body) {
        if (suite.contains("_PSK_")) {
            body.vector("psk_identity", 2, Codes::text);
        }
        if (isEllipticCurve()) {
            body.vector("ecdh_Yc", 1, Codes::size);
        } else if (isFiniteField()) {
            body.vector("dh_Yc", 2, Codes::size);
        } else if (suite.contains("RSA") && agreed.version() > 0x0300) {
            body.vector("encrypted_pre_master_secret", 2, Codes::size);
        }
        body.remaining("exchange_keys", Codes::size);
    }

    private static boolean curve(FieldReader body) {
        long type = body.number("curve_type", 1, code -> code == NAMED_CURVE ? "named_curve" : "type " + code);
        if (type != NAMED_CURVE) {
            return false;
        }
        body.number("namedcurve", 2, Codes::group);
        body.vector("public", 1, bytes -> "the server's public key, " + Codes.size(bytes));
        return true;
    }

    private void signature(FieldReader body) {
        if (agreed.hasSignatureScheme()) {
            body.number("algorithm", 2, Codes::scheme);
        }
        body.vector("signature", 2, bytes -> "over both randoms and the parameters, " + Codes.size(bytes));
    }

    private boolean isEllipticCurve() {
        return suite.contains("_ECDHE_") || suite.contains("_ECDH_");
    }

    private boolean isFiniteField() {
        return suite.contains("_DHE_") || suite.contains("_DH_");
    }

    private boolean isSigned() {
        return !suite.contains("_anon_") && !suite.contains("_PSK_");
    }
}
