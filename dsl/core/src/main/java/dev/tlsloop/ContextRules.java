package dev.tlsloop;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;

/** What {@link ContextBuilder#build()} refuses, one sentence a mistake: what was given, what is allowed, the remedy. */
final class ContextRules {
    private ContextRules() {}

    static void check(ContextSettings b) {
        checkNoEngineCould(b);
        checkVersions(b);
        checkVerify(b);
        checkCredentials(b);
        checkAlpn(b);
        checkNextProtocol(b);
        SessionRules.check(b);
        RevocationRules.check(b);
        SideRules.check(b);
        b.cipherSuites.forEach(ContextRules::checkTls13);
        for (NamedGroup group : b.groups) {
            refuseIf(
                    b.groups.indexOf(group) != b.groups.lastIndexOf(group),
                    "groups(...) names " + group + " twice; each has one place in the order: leave one out");
        }
    }

    /** The versions that are left on. */
    static Set<TlsVersion> protocols(ContextSettings b) {
        Set<TlsVersion> on = EnumSet.allOf(TlsVersion.class);
        on.removeIf(v -> b.min == null || b.max == null || v.compareTo(b.min) < 0 || v.compareTo(b.max) > 0);
        for (Option option : b.options) {
            option.disables().ifPresent(on::remove);
        }
        refuseIf(
                on.isEmpty(),
                "versions(" + b.min + ", " + b.max + ") less options(" + b.options
                        + ") leaves no protocol version; leave at least one on");
        return Collections.unmodifiableSet(on);
    }

    private static void checkNoEngineCould(ContextSettings b) {
        refuseIf(
                b.method == Method.SSLv2,
                "Method.SSLv2 is given, and no engine speaks SSL 2.0 (RFC 6176); use Context.client() or"
                        + " Context.server()");
        refuseIf(
                b.options.contains(Option.EPHEMERAL_RSA),
                "options(EPHEMERAL_RSA) is given, and every engine dropped ephemeral RSA keys; leave it out, ECDHE is"
                        + " ephemeral always");
    }

    private static void checkVersions(ContextSettings b) {
        refuseIf(
                b.min != null && b.max != null && b.min.compareTo(b.max) > 0,
                "versions(" + b.min + ", " + b.max + ") is upside down; give the lowest version first");
    }

    private static void checkVerify(ContextSettings b) {
        Set<VerifyMode> modes = b.verifyModes;
        refuseIf(modes.isEmpty(), "verify() is given no mode; allowed are NONE, or PEER with what refines it");
        refuseIf(
                modes.contains(VerifyMode.NONE) && modes.size() > 1,
                "verify(" + modes + ") mixes NONE with others; give NONE alone, or leave it out");
        refuseIf(
                !modes.contains(VerifyMode.PEER) && !modes.equals(EnumSet.of(VerifyMode.NONE)),
                "verify(" + modes + ") refines PEER without it; add PEER");
        refuseIf(
                b.verifyDepth.isPresent() && b.verifyDepth.getAsInt() < 0,
                "verifyDepth(" + b.verifyDepth.orElse(0) + ") is negative; give 0 (no intermediate) or more");
        refuseIf(
                b.hostName && modes.contains(VerifyMode.NONE),
                "verify(NONE) leaves the host name check without a chain to rely on; add insecurelySkipHostName(),"
                        + " or verify(PEER)");
    }

    private static void checkCredentials(ContextSettings b) {
        TreeMap<PublicKeyAlgorithm, Credential> byKind = new TreeMap<>();
        for (Credential credential : b.credentials) {
            PublicKeyAlgorithm kind =
                    PublicKeyAlgorithm.of(credential.certificate().getPublicKey());
            Credential other = byKind.put(kind, credential);
            refuseIf(
                    other != null,
                    "credential(...) is given two with a key of the kind " + kind + "; allowed is one of each kind,"
                            + " because an engine chooses by kind; serve the other one by onServerName(name, context)");
        }
    }

    private static void checkAlpn(ContextSettings b) {
        refuseIf(
                b.side == Side.SERVER && b.alpnCallback != null && !b.alpn.isEmpty(),
                "alpn(" + b.alpn + ") and onAlpn(...) are both given, and both decide; leave one out");
    }

    private static void checkNextProtocol(ContextSettings b) {
        boolean tls13Only = protocols(b).stream().allMatch(v -> v == TlsVersion.TLS_1_3);
        refuseIf(
                tls13Only && (b.nextProtocolAdvertiseCallback != null || b.nextProtocolSelectCallback != null),
                "onNextProtocolAdvertise and onNextProtocolSelect are for NPN, which ends with TLS 1.2, and"
                        + " versions(...) leaves TLS 1.3 alone on; let TLS 1.2 in, or give the protocols to alpn(...)");
    }

    private static void checkTls13(CipherSuite suite) {
        refuseIf(
                suite.minVersion() != TlsVersion.TLS_1_3,
                "cipherSuites(" + suite.name() + ") is no suite of TLS 1.3; give those of TLS 1.2 to cipherList(\""
                        + suite.openSslName() + "\")");
    }

    static void refuseIf(boolean mistake, String description) {
        if (mistake) {
            throw new IllegalStateException(description);
        }
    }
}
