package dev.tlsloop.harness.chain;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.chain.ChainVerdict;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** The verdict of an endpoint that verifies chains only in a handshake: the peer signs with another key of the same kind. */
record HandshakeVerdict(Endpoint endpoint, Side side, ConnectionSettings settings) {
    ChainVerdict on(List<X509Certificate> chain) {
        Credential keyless = Credential.unchecked(anotherKey(chain.get(0).getPublicKey()), chain);
        Outcome outcome = side == Side.CLIENT ? meetServer(keyless) : meetClient(keyless);
        if (outcome instanceof Outcome.Refused refused && refused.side() == side) {
            return isOfSignature(refused)
                    ? new ChainVerdict.Accepted(List.of())
                    : new ChainVerdict.Refused(refused.refusal());
        }
        throw new IllegalArgumentException("the chain of " + chain.get(0).getSubjectX500Principal()
                + " cannot be judged by " + endpoint.engineText() + " in a handshake, where " + outcome.summary()
                + "; declare a Context, which verifies a chain without a handshake");
    }

    private Outcome meetServer(Credential keyless) {
        Loopback handshake =
                Loopback.between(endpoint, Context.server().credential(keyless).build());
        return settings.verifyName()
                .map(ServerName::name)
                .map(handshake::withServerName)
                .orElseGet(handshake::withoutServerName)
                .handshake();
    }

    private Outcome meetClient(Credential keyless) {
        Party client = Context.client()
                .verify(VerifyMode.NONE)
                .insecurelySkipHostName()
                .credential(keyless)
                .build();
        return Loopback.between(client, endpoint).handshake();
    }

    /** A signature of a certificate in the chain has a place there. */
    private static boolean isOfSignature(Outcome.Refused refused) {
        return refused.reason() == Reason.BAD_SIGNATURE
                && refused.refusal().depth().isEmpty();
    }

    private static PrivateKey anotherKey(PublicKey of) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm(of));
            if (of instanceof RSAPublicKey rsa) {
                generator.initialize(rsa.getModulus().bitLength());
            } else if (of instanceof ECPublicKey ec) {
                generator.initialize(ec.getParams());
            }
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "no peer can present a key of the kind " + of.getAlgorithm() + " on this JDK (" + e.getMessage()
                            + "); declare a Context, which verifies a chain without a handshake",
                    e);
        }
    }

    private static String algorithm(PublicKey of) {
        return of instanceof EdECPublicKey edwards ? edwards.getParams().getName() : of.getAlgorithm();
    }
}
