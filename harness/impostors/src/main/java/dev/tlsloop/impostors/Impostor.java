package dev.tlsloop.impostors;

import dev.tlsloop.Credential;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.KeyPurpose;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.fixtures.LeafFlaw;

/**
 * A server that a client must refuse: it is sound apart from one flaw.
 *
 * <pre>{@code
 * assertThat(Impostors.by(ca).meet(client)).refuses(Impostor.WRONG_NAME);
 * }</pre>
 *
 * <p>The JDK and OpenSSL refuse each of them with default settings. {@link dev.tlsloop.fixtures.Flaw} lists flaws that only
 * some engines refuse.
 */
public enum Impostor {
    /** A server with a sound chain of an untrusted authority. */
    STRANGER(VerificationStep.CHAIN, "its certificate is of an untrusted authority") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return Authority.create("Strangers root").with(keyType).issue(name);
        }
    },
    /** A server with a self-signed certificate. */
    SELF_SIGNED(VerificationStep.CHAIN, "its certificate is self-signed") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.SELF_SIGNED);
        }
    },
    /** A server whose certificate names a trusted issuer, but does not have its signature. */
    FORGED(VerificationStep.CHAIN, "the signature of its certificate does not verify") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.BAD_SIGNATURE);
        }
    },
    /** A server whose certificate is issued by another server certificate. */
    NOT_A_CA(VerificationStep.CHAIN, "the issuer of its certificate is not a CA") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return below(authority, name, keyType, IssuerFlaw.NOT_A_CA);
        }
    },
    /** A server with an expired certificate. */
    EXPIRED(VerificationStep.VALIDITY, "its certificate has expired") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.EXPIRED);
        }
    },
    /** A server whose issuer has an expired certificate. */
    EXPIRED_ISSUER(VerificationStep.VALIDITY, "the certificate of its issuer has expired") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return below(authority, name, keyType, IssuerFlaw.EXPIRED);
        }
    },
    /** A server with a certificate that is valid from next year. */
    NOT_YET_VALID(VerificationStep.VALIDITY, "its certificate is not valid yet") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.NOT_YET_VALID);
        }
    },
    /** A server with a sound certificate for another host. */
    WRONG_NAME(VerificationStep.HOST_NAME, "its certificate is for another host") {
        @Override
        Credential credential(Authority authority, String name, KeyType keyType) {
            return leaf(authority, name, keyType, LeafFlaw.WRONG_NAME);
        }
    },
    /** A server with a client certificate of the trusted authority. */
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

    /** The check that a client lacks if it accepts this server. */
    public VerificationStep check() {
        return step;
    }

    /** The flaw, as the end of a sentence. */
    public String description() {
        return description;
    }

    /** Its credential for a client that trusts that authority. */
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
