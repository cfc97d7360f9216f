package dev.tlsloop.impostors;

import dev.tlsloop.Credential;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.KeyPurpose;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.fixtures.LeafFlaw;

/**
 * A server that a client must refuse: all is well with it but for one thing.
 *
 * <pre>{@code
 * assertThat(Impostors.by(ca).meet(client)).refuses(Impostor.WRONG_NAME);
 * }</pre>
 *
 * <p>Each is refused by the JDK and by OpenSSL as they come; weaknesses that engines are of two minds about are flaws, see
 * {@link dev.tlsloop.fixtures.Flaw}.
 */
public enum Impostor {
    /** Anybody, with a sound chain of an authority of their own. */
    STRANGER(VerificationStep.CHAIN, "an authority of its own stands behind it") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return Authority.create("Strangers root").with(keyType).issue(name);
        }
    },
    /** Anybody, with a certificate that stands for itself. */
    SELF_SIGNED(VerificationStep.CHAIN, "its certificate is signed by itself") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.SELF_SIGNED);
        }
    },
    /** Anybody, with a certificate that names the right issuer, who never signed it. */
    FORGED(VerificationStep.CHAIN, "the signature of its certificate does not verify") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.BAD_SIGNATURE);
        }
    },
    /** Whoever got a certificate for a server of their own, and issues others with it. */
    NOT_A_CA(VerificationStep.CHAIN, "whoever issued its certificate is no authority") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return below(authority, name, keyType, IssuerFlaw.NOT_A_CA);
        }
    },
    /** Whoever found a key that was given up. */
    EXPIRED(VerificationStep.VALIDITY, "its certificate has expired") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.EXPIRED);
        }
    },
    /** The same a step further up. */
    EXPIRED_ISSUER(VerificationStep.VALIDITY, "the certificate of its issuer has expired") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return below(authority, name, keyType, IssuerFlaw.EXPIRED);
        }
    },
    /** A certificate that begins next year. */
    NOT_YET_VALID(VerificationStep.VALIDITY, "its certificate is not valid yet") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.NOT_YET_VALID);
        }
    },
    /** Anybody with a good certificate for a host of their own. */
    WRONG_NAME(VerificationStep.HOST_NAME, "its certificate is for another host") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.WRONG_NAME);
        }
    },
    /** A client with a certificate of the same authority, playing the server. */
    WRONG_PURPOSE(VerificationStep.PURPOSE, "its certificate is for clients") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return authority.issuing().with(keyType).purposes(KeyPurpose.CLIENT).issue(name);
        }
    };

    private final VerificationStep step;
    private final String description;

    Impostor(VerificationStep step, String description) {
        this.step = step;
        this.description = description;
    }

    /** What a client that accepts it does not do. */
    public VerificationStep check() {
        return step;
    }

    /** What is wrong with it, as the end of a sentence. */
    public String description() {
        return description;
    }

    /** What it presents where that authority is trusted. */
    abstract Credential credential(Authority authority, String name, KeyType keyType);

    private static Credential leaf(Authority authority, String name, KeyType keyType, LeafFlaw flaw) {
        return Chain.from(authority).with(keyType).to(name, flaw).credential();
    }

    private static Credential below(Authority authority, String name, KeyType keyType, IssuerFlaw flaw) {
        return Chain.from(authority)
                .with(keyType)
                .via("Impostor", flaw)
                .to(name)
                .credential();
    }
}
