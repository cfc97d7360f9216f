package dev.tlsloop.jsse.certpath;

import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Walks a presented chain from the leaf up and notes everything that is wrong. It decides nothing: the JDK does. It
 * explains a decision where the JDK's exception does not say enough, and finds what a verify callback still has to hear.
 *
 * @param path the presented certificates in issuing order, leaf first
 * @param anchor the trusted certificate that issued the last of them
 */
public record ChainInspector(List<X509Certificate> path, Optional<X509Certificate> anchor) {
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int KEY_CERT_SIGN = 5;

    public static ChainInspector of(List<X509Certificate> presented, List<X509Certificate> anchors) {
        List<X509Certificate> path = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(presented.get(0));
        Optional<X509Certificate> anchor = Optional.empty();
        while (next.isPresent() && anchor.isEmpty()) {
            X509Certificate current = next.get();
            path.add(current);
            anchor = anchors.contains(current)
                    ? Optional.of(current)
                    : anchors.stream().filter(a -> isIssuer(a, current)).findFirst();
            List<X509Certificate> named = presented.stream()
                    .filter(c -> !path.contains(c) && isNamedIssuer(c, current))
                    .toList();
            next = named.stream()
                    .filter(c -> isSignedBy(current, c))
                    .findFirst()
                    .or(() -> named.stream()
                            .filter(c -> !KeyIdentifiers.differ(current, c))
                            .findFirst());
        }
        return new ChainInspector(List.copyOf(path), anchor);
    }

    /** The path with its anchor, leaf first: what OpenSSL calls the verified chain, if nothing is wrong with it. */
    public List<X509Certificate> verifiedChain() {
        List<X509Certificate> all = new ArrayList<>(path);
        anchor.filter(a -> !path.contains(a)).ifPresent(all::add);
        return all;
    }

    /** The number of certificates between the leaf and the anchor. */
    int intermediates() {
        return (int) path.stream()
                .skip(1)
                .filter(c -> !anchor.equals(Optional.of(c)))
                .count();
    }

    /** Everything that is wrong, the deepest first. */
    public List<ChainDefect> findings(Instant when, Side presentedBy) {
        List<ChainDefect> found = new ArrayList<>();
        int top = path.size() - 1;
        if (anchor.isEmpty()) {
            X509Certificate last = path.get(top);
            found.add(ChainDefect.of(
                    Reason.UNKNOWN_ISSUER,
                    top,
                    last,
                    "no trusted certificate issued it, and its issuer " + last.getIssuerX500Principal()
                            + " was not presented"));
        }
        anchor.ifPresent(a -> addAnchor(found, a));
        for (int depth = top; depth >= 0; depth--) {
            addValidity(found, when, depth);
            addIssuing(found, depth);
            addName(found, depth);
        }
        addPurpose(found, presentedBy);
        return found;
    }

    /** The JDK trusts a root of version 1, and no other that says it may not issue. */
    private void addAnchor(List<ChainDefect> found, X509Certificate root) {
        if (path.contains(root)) {
            return;
        }
        if (root.getVersion() == 3 && root.getBasicConstraints() < 0) {
            found.add(ChainDefect.of(
                    Reason.NOT_A_CA, path.size(), root, "it is trusted, and says that it is no certificate authority"));
        } else if (lacksCertSign(root)) {
            found.add(ChainDefect.of(
                    Reason.WRONG_PURPOSE,
                    path.size(),
                    root,
                    "it is trusted, and may not sign others by its key usage"));
        }
    }

    private static boolean lacksCertSign(X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        return usage != null && !usage[KEY_CERT_SIGN];
    }

    private void addValidity(List<ChainDefect> found, Instant when, int depth) {
        X509Certificate c = path.get(depth);
        if (when.isAfter(c.getNotAfter().toInstant())) {
            found.add(ChainDefect.of(Reason.CERTIFICATE_EXPIRED, depth, c, "it expired " + text(c.getNotAfter())));
        }
        if (when.isBefore(c.getNotBefore().toInstant())) {
            found.add(ChainDefect.of(
                    Reason.CERTIFICATE_NOT_YET_VALID, depth, c, "it is valid from " + text(c.getNotBefore())));
        }
    }

    /** The defect of a certificate as the issuer of the one below it. */
    private void addIssuing(List<ChainDefect> found, int depth) {
        if (depth == 0) {
            return;
        }
        X509Certificate issuer = path.get(depth);
        X509Certificate below = path.get(depth - 1);
        int intermediatesBelow = depth - 1;
        if (issuer.getBasicConstraints() < 0) {
            found.add(ChainDefect.of(
                    Reason.NOT_A_CA, depth, issuer, "it issued another and is no certificate authority"));
        } else if (issuer.getBasicConstraints() < intermediatesBelow) {
            found.add(ChainDefect.of(
                    Reason.PATH_TOO_LONG,
                    depth,
                    issuer,
                    "its path length is " + issuer.getBasicConstraints() + ", and " + intermediatesBelow
                            + " authorities stand below it"));
        }
        if (lacksCertSign(issuer)) {
            found.add(
                    ChainDefect.of(Reason.WRONG_PURPOSE, depth, issuer, "its key usage does not allow signing others"));
        }
        if (!isSignedBy(below, issuer)) {
            found.add(ChainDefect.of(
                    Reason.BAD_SIGNATURE,
                    depth - 1,
                    below,
                    "its signature is not by the key of " + issuer.getSubjectX500Principal()));
        }
    }

    private void addName(List<ChainDefect> found, int depth) {
        X509Certificate named = path.get(depth);
        path.subList(depth + 1, path.size()).stream()
                .filter(authority -> !anchor.equals(Optional.of(authority)))
                .filter(authority -> !NameConstraints.of(authority).permit(named, depth))
                .findFirst()
                .ifPresent(authority -> found.add(ChainDefect.of(
                        Reason.NAME_NOT_PERMITTED,
                        depth,
                        named,
                        "the name constraints of " + authority.getSubjectX500Principal()
                                + " do not permit a name of it")));
    }

    private void addPurpose(List<ChainDefect> found, Side presentedBy) {
        String needed = presentedBy == Side.SERVER ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2";
        try {
            List<String> allowed = path.get(0).getExtendedKeyUsage();
            if (allowed != null && !allowed.contains(needed) && !allowed.contains(ANY_PURPOSE)) {
                found.add(ChainDefect.of(
                        Reason.WRONG_PURPOSE,
                        0,
                        path.get(0),
                        "it is not for a TLS " + presentedBy + ", but for " + allowed));
            }
        } catch (CertificateParsingException e) {
            found.add(
                    ChainDefect.of(Reason.MALFORMED_CERTIFICATE, 0, path.get(0), "its extended key usage is malformed")
                            .provenBy(e));
        }
    }

    private static boolean isIssuer(X509Certificate issuer, X509Certificate issued) {
        return isNamedIssuer(issuer, issued) && isSignedBy(issued, issuer);
    }

    private static boolean isNamedIssuer(X509Certificate issuer, X509Certificate issued) {
        return issuer.getSubjectX500Principal().equals(issued.getIssuerX500Principal());
    }

    private static boolean isSignedBy(X509Certificate issued, X509Certificate issuer) {
        try {
            issued.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // A provider may throw a RuntimeException for a key that it cannot use.
            return false;
        }
    }

    private static String text(Date date) {
        return date.toInstant().toString();
    }
}
