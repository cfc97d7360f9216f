package dev.tlsloop.pem.der;

import dev.tlsloop.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The settings that OpenSSL writes after the certificate in a TRUSTED CERTIFICATE block: the purposes that it is trusted
 * for and those that it is rejected for. The alias and the key identifier after them change nothing.
 *
 * @param trusted the purposes of {@code -addtrust}; empty for every purpose
 * @param rejected the purposes of {@code -addreject}
 */
public record TrustSettings(Optional<List<String>> trusted, List<String> rejected) {
    /** The settings after a certificate. */
    public static TrustSettings of(String place, byte[] block) {
        OptionalInt length = DerLength.length(block);
        if (length.isEmpty() || length.getAsInt() >= block.length) {
            return new TrustSettings(Optional.empty(), List.of());
        }
        try {
            return of(ASN1Sequence.getInstance(Arrays.copyOfRange(block, length.getAsInt(), block.length)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    place + ": expected trust settings after the certificate, found other bytes; write the certificate"
                            + " without them, with openssl x509",
                    e);
        }
    }

    /** The sides that OpenSSL trusts with this certificate as an anchor: X509_check_trust(3). */
    public Set<Side> peers() {
        Set<Side> peers = EnumSet.noneOf(Side.class);
        if (allows(KeyPurposeId.id_kp_serverAuth)) {
            peers.add(Side.SERVER);
        }
        if (allows(KeyPurposeId.id_kp_clientAuth)) {
            peers.add(Side.CLIENT);
        }
        return peers;
    }

    private boolean allows(KeyPurposeId purpose) {
        return !names(rejected, purpose)
                && trusted.map(purposes -> names(purposes, purpose)).orElse(true);
    }

    private static boolean names(List<String> purposes, KeyPurposeId purpose) {
        return purposes.contains(purpose.getId()) || purposes.contains(KeyPurposeId.anyExtendedKeyUsage.getId());
    }

    private static TrustSettings of(ASN1Sequence settings) {
        Optional<List<String>> trusted = Optional.empty();
        List<String> rejected = new ArrayList<>();
        for (ASN1Encodable setting : settings) {
            if (setting instanceof ASN1Sequence purposes) {
                trusted = Optional.of(purposes(purposes));
            } else if (setting instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 0) {
                rejected.addAll(purposes(ASN1Sequence.getInstance(tagged, false)));
            }
        }
        return new TrustSettings(trusted, rejected);
    }

    private static List<String> purposes(ASN1Sequence sequence) {
        return Stream.of(sequence.toArray())
                .map(purpose -> ASN1ObjectIdentifier.getInstance(purpose).getId())
                .toList();
    }
}
