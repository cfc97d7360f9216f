package dev.tlsloop.contract;

import static dev.tlsloop.Reason.NAME_NOT_PERMITTED;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Party;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.OtherName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Name constraints on forms of names that the JDK cannot compare: it must refuse (RFC 5280, 4.2.1.10). */
class NameConstraintsTest {
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String SUBJECT_ALT_NAME = "2.5.29.17";
    private static final Authority ROOT = Authority.create("Root");

    /** A form of name, as a constraint and as a name of the leaf. */
    enum Form {
        OTHER_NAME(GeneralName.otherName, upn("users.test"), upn("bob@users.test")),
        REGISTERED_ID(GeneralName.registeredID, new ASN1ObjectIdentifier("1.2.3"), new ASN1ObjectIdentifier("1.2.3.4"));

        private final GeneralName constraint;
        private final GeneralName name;

        Form(int tag, ASN1Encodable constraint, ASN1Encodable name) {
            this.constraint = new GeneralName(tag, constraint);
            this.name = new GeneralName(tag, name);
        }
    }

    private static OtherName upn(String name) {
        return new OtherName(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"), new DERUTF8String(name));
    }

    static Stream<NameConstraints> constraintsOnOtherNames() {
        GeneralSubtree[] subtrees = {new GeneralSubtree(Form.OTHER_NAME.constraint)};
        return Stream.of(new NameConstraints(subtrees, null), new NameConstraints(null, subtrees));
    }

    private static Authority below(Authority issuer, String name, NameConstraints constraints) {
        return issuer.issuing()
                .criticalExtension(NAME_CONSTRAINTS, der(constraints))
                .intermediate(name);
    }

    private static Credential leaf(Authority issuer, GeneralName... more) {
        GeneralName[] names = Stream.concat(
                        Stream.of(new GeneralName(GeneralName.dNSName, "localhost")), Stream.of(more))
                .toArray(GeneralName[]::new);
        return issuer.issuing()
                .extension(SUBJECT_ALT_NAME, der(new GeneralNames(names)))
                .issue("localhost");
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(Party client, Credential credential) {
        return Loopback.between(client, Context.server().credential(credential).build())
                .withServerName("localhost")
                .handshake();
    }

    private static Context client() {
        return Context.client().trust(ROOT).build();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aNameOfAnUncomparableFormIsNotPermitted(Form form) {
        Authority constrained = below(
                ROOT,
                "Constrained",
                new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(form.constraint)}, null));
        assertThat(outcome(client(), leaf(constrained, form.name)))
                .failedOn(CLIENT)
                .because(NAME_NOT_PERMITTED)
                .atDepth(0);
    }

    @ParameterizedTest
    @MethodSource("constraintsOnOtherNames")
    void aNameOfAnotherFormIsPermitted(NameConstraints constraints) {
        assertThat(outcome(client(), leaf(below(ROOT, "Constrained", constraints))))
                .succeeded();
    }

    @ParameterizedTest
    @MethodSource("constraintsOnOtherNames")
    void theDepthIsThatOfTheCertificateWithTheName(NameConstraints constraints) {
        Authority named = below(ROOT, "Constrained", constraints)
                .issuing()
                .extension(SUBJECT_ALT_NAME, der(new GeneralNames(Form.OTHER_NAME.name)))
                .intermediate("Named");
        assertThat(outcome(client(), named.issue("localhost")))
                .failedOn(CLIENT)
                .because(NAME_NOT_PERMITTED)
                .atDepth(1);
    }

    @ParameterizedTest
    @MethodSource("constraintsOnOtherNames")
    void theJdksOwnTrustManagerRefusesForTheSameReason(NameConstraints constraints) {
        Party external = Jsse.endpoint(JdkSslContexts.trusting(ROOT));
        assertThat(outcome(external, leaf(below(ROOT, "Constrained", constraints), Form.OTHER_NAME.name)))
                .failedOn(CLIENT)
                .because(NAME_NOT_PERMITTED);
    }
}
