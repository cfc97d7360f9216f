package dev.tlsloop;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;

/** The rules of {@link ContextBuilder#build()}; each error text says what was given, what is wrong and what to do. */
final class ContextRules {
    private static final int LONGEST_SESSION_ID_CONTEXT = 32;

    /** The extensions of a CertificateRequest have 65,535 bytes, and 256 of them are for the other extensions. */
    private static final int LONGEST_AUTHORITIES = 65_279;

    /** A Certificate message has a length of three bytes (RFC 8446, 4). */
    private static final int LONGEST_MESSAGE = 0xFFFFFF;

    /** In TLS 1.3 a staple and its lengths are in the extensions of a certificate, of 65,535 bytes. */
    private static final int LONGEST_STAPLE_OF_TLS13 = 65_527;

    private static final int LONGEST_STAPLE = LONGEST_MESSAGE - 4;

    private ContextRules() {}

    static void check(ContextSettings b) {
        checkObsoleteSettings(b);
        checkVersions(b);
        checkVerify(b);
        checkCredentials(b);
        checkTrust(b);
        checkAlpn(b);
        checkNextProtocol(b);
        checkSessions(b);
        checkRevocation(b);
        checkSides(b);
        b.cipherSuites.forEach(ContextRules::checkTls13);
        checkLengths(b);
    }

    /** Checks that the names fit into a CertificateRequest. */
    static void checkAuthorities(String setting, List<X500Principal> names) {
        int bytes =
                names.stream().mapToInt(name -> 2 + name.getEncoded().length).sum();
        refuseIf(
                bytes > LONGEST_AUTHORITIES,
                setting + " names authorities of " + bytes + " bytes, and a CertificateRequest has room for "
                        + LONGEST_AUTHORITIES + "; name fewer with clientCas(...), or an empty list for any authority");
    }

    private static void checkLengths(ContextSettings b) {
        b.clientCas.ifPresent(names -> checkAuthorities("clientCas(...)", names));
        b.credentials.forEach(ContextRules::checkChain);
        checkOnce("groups(...)", "group", b.groups, NamedGroup::toString);
        checkOnce("cipherSuites(...)", "suite", b.cipherSuites, CipherSuite::name);
        checkOnce("srtp(...)", "profile", b.srtp, SrtpProfile::name);
        int longest = protocols(b).contains(TlsVersion.TLS_1_3) ? LONGEST_STAPLE_OF_TLS13 : LONGEST_STAPLE;
        refuseIf(
                b.ocspStapleCallback instanceof ContextSettings.DeclaredStaple staple
                        && staple.response().length > longest,
                "ocspStaple(...) is longer than the " + longest
                        + " bytes that these versions(...) have room for; give a" + " shorter response");
    }

    private static void checkChain(Credential credential) {
        long bytes = 0;
        for (X509Certificate certificate : credential.chain()) {
            bytes += 5 + encoded(certificate).length;
        }
        refuseIf(
                bytes > LONGEST_MESSAGE,
                "credential(...) has a chain of " + bytes + " bytes, and a Certificate message has room for "
                        + LONGEST_MESSAGE + "; give a shorter chain");
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(
                    "credential(...) has a certificate without an encoding; give one that a CertificateFactory read",
                    e);
        }
    }

    private static <T> void checkOnce(String setting, String what, List<T> values, Function<T, String> name) {
        Set<T> seen = new HashSet<>();
        for (T value : values) {
            refuseIf(!seen.add(value), setting + " names " + name.apply(value) + " twice; name each " + what + " once");
        }
    }

    /** The protocol versions that the range and the options leave enabled. */
    static Set<TlsVersion> protocols(ContextSettings b) {
        Set<TlsVersion> on = EnumSet.allOf(TlsVersion.class);
        on.removeIf(v -> b.min == null || b.max == null || v.compareTo(b.min) < 0 || v.compareTo(b.max) > 0);
        for (Option option : b.options) {
            option.disables().ifPresent(on::remove);
        }
        refuseIf(
                on.isEmpty(),
                "versions(" + b.min + ", " + b.max + ") with options("
                        + b.options.stream()
                                .filter(option -> option.disables().isPresent())
                                .toList()
                        + ") enables no protocol version; enable at least one");
        return Collections.unmodifiableSet(on);
    }

    private static void checkObsoleteSettings(ContextSettings b) {
        refuseIf(
                b.method == Method.SSLv2,
                "Method.SSLv2 is given, and no engine speaks SSL 2.0 (RFC 6176); use Context.client() or"
                        + " Context.server()");
        refuseIf(
                b.options.contains(Option.EPHEMERAL_RSA),
                "options(EPHEMERAL_RSA) is given, and no engine supports ephemeral RSA keys; leave it out, because"
                        + " ECDHE is always ephemeral");
    }

    private static void checkVersions(ContextSettings b) {
        refuseIf(
                b.min != null && b.max != null && b.min.compareTo(b.max) > 0,
                "versions(" + b.min + ", " + b.max
                        + ") has its lowest version above its highest; give the lowest version first");
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
                "verify(NONE) leaves the host name check without a verified chain; add insecurelySkipHostName(),"
                        + " or verify(PEER)");
    }

    private static void checkCredentials(ContextSettings b) {
        TreeMap<PublicKeyAlgorithm, Credential> byAlgorithm = new TreeMap<>();
        for (Credential credential : b.credentials) {
            PublicKeyAlgorithm algorithm =
                    PublicKeyAlgorithm.of(credential.certificate().getPublicKey());
            Credential other = byAlgorithm.put(algorithm, credential);
            refuseIf(
                    other != null,
                    "credential(...) is given two credentials with " + algorithm + " keys, and an engine selects by key"
                            + " algorithm; give one of each, and serve the other with onServerName(name, context)");
        }
    }

    private static void checkTrust(ContextSettings b) {
        for (Trust trust : b.trust) {
            Set<Side> peers = trust.peers();
            refuseIf(
                    b.side == null ? peers.size() < Side.values().length : !peers.contains(b.side.peer()),
                    "trust(" + trust + ") is limited to the sides " + peers + " by its trust settings, and this context"
                            + " verifies " + (b.side == null ? "either side" : "the " + b.side.peer())
                            + "; write the certificate without the settings, with openssl x509");
        }
    }

    private static void checkAlpn(ContextSettings b) {
        refuseIf(
                b.side == Side.SERVER && b.alpnCallback != null && !b.alpn.isEmpty(),
                "alpn(" + b.alpn + ") and onAlpn(...) are both given, and both select the protocol; leave one out");
        int length = AlpnProtocol.listLength(b.alpn);
        refuseIf(
                b.side != Side.SERVER && length > AlpnProtocol.LONGEST_LIST,
                "alpn(...) lists " + b.alpn.size() + " protocols of " + length + " bytes, and a ClientHello takes "
                        + AlpnProtocol.LONGEST_LIST + " (RFC 7301, 3.1); offer fewer");
    }

    private static void checkNextProtocol(ContextSettings b) {
        boolean tls13Only = protocols(b).stream().allMatch(v -> v == TlsVersion.TLS_1_3);
        refuseIf(
                tls13Only && (b.nextProtocolAdvertiseCallback != null || b.nextProtocolSelectCallback != null),
                "onNextProtocolAdvertise and onNextProtocolSelect are for NPN, which ends with TLS 1.2, and"
                        + " versions(...) enables only TLS 1.3; enable TLS 1.2, or give the protocols to alpn(...)");
    }

    private static void checkTls13(CipherSuite suite) {
        refuseIf(
                suite.minVersion() != TlsVersion.TLS_1_3,
                "cipherSuites(" + suite.name() + ") is not a TLS 1.3 suite; give TLS 1.2 suites to cipherList(\""
                        + suite.openSslName() + "\")");
    }

    private static void checkSessions(ContextSettings b) {
        checkSessionTimeout(b.sessionTimeout);
        checkSessionCache(b.sessionCacheMode);
        refuseIf(
                b.sessionIdContext.length > LONGEST_SESSION_ID_CONTEXT,
                "sessionIdContext(...) is too long with " + b.sessionIdContext.length + " bytes; give "
                        + LONGEST_SESSION_ID_CONTEXT + " or less, such as a hash of the application name");
    }

    private static void checkSessionTimeout(Duration timeout) {
        boolean wholeSeconds = timeout.getNano() == 0;
        long seconds = timeout.getSeconds();
        refuseIf(
                !wholeSeconds || seconds < 1 || seconds > Integer.MAX_VALUE,
                "sessionTimeout(" + timeout + ") is not 1 to " + Integer.MAX_VALUE
                        + " whole seconds; give a duration in"
                        + " that range, or sessionCacheMode(OFF) with options(NO_TICKET) to disable resumption");
    }

    private static void checkSessionCache(Set<SessionCacheMode> modes) {
        refuseIf(modes.isEmpty(), "sessionCacheMode() is given no mode; give OFF, or at least one of the others");
        refuseIf(
                modes.contains(SessionCacheMode.OFF) && modes.size() > 1,
                "sessionCacheMode(" + modes + ") mixes OFF with others; give OFF alone, or leave it out");
    }

    private static void checkRevocation(ContextSettings b) {
        Set<Revocation> checks = b.revocation;
        refuseIf(
                checks.isEmpty(),
                "revocation() is given no check; allowed are NONE, or one of STAPLE, CRL and CRL_ALL");
        refuseIf(
                checks.contains(Revocation.NONE) && checks.size() > 1,
                "revocation(" + checks + ") mixes NONE with others; give NONE alone, or leave it out");
        checkRevocationNeeds(b, checks);
        checkCrls(b, checks);
    }

    private static void checkRevocationNeeds(ContextSettings b, Set<Revocation> checks) {
        boolean none = checks.contains(Revocation.NONE);
        refuseIf(
                !none && b.verifyModes.contains(VerifyMode.NONE),
                "revocation(" + checks + ") checks a chain that verify(NONE) does not verify; add verify(PEER)");
        refuseIf(
                b.side == Side.SERVER && checks.contains(Revocation.STAPLE),
                "revocation(STAPLE) is a client's setting, and this is a server; a client staples nothing, so give CRLs"
                        + " to crls(...) and set revocation(CRL)");
    }

    private static void checkCrls(ContextSettings b, Set<Revocation> checks) {
        boolean usesCrls = checks.contains(Revocation.CRL) || checks.contains(Revocation.CRL_ALL);
        refuseIf(
                !b.crls.isEmpty() && !usesCrls,
                "crls(...) is given and revocation(" + checks + ") does not use them; add CRL or CRL_ALL");
    }

    private static void checkSides(ContextSettings b) {
        boolean selectsByName = !b.serverNames.isEmpty() || b.serverNameCallback != null;
        if (b.side == Side.CLIENT) {
            checkClient(b, selectsByName);
        }
        if (b.side == Side.SERVER) {
            checkServer(b, selectsByName);
        }
        b.serverNames.forEach((name, served) -> refuseIf(
                served.side().filter(s -> s == Side.CLIENT).isPresent(),
                "onServerName(\"" + name
                        + "\", ...) is given a client context; give one of Context.server()...build()"));
    }

    private static void checkClient(ContextSettings b, boolean selectsByName) {
        refuseServers("onServerName", selectsByName, "move it to Context.server()");
        refuseServers("onAlpn", b.alpnCallback != null, "give the protocols to offer to alpn(...)");
        refuseServers("clientCas", b.clientCas.isPresent(), "move it to Context.server()");
        refuseServers("temporaryDh", b.temporaryDh != null, "move it to Context.server()");
        refuseServers(
                "ocspStaple", b.ocspStapleCallback != null, "check the stapled response with onOcspResponse(...)");
        refuseServers(
                "onNextProtocolAdvertise",
                b.nextProtocolAdvertiseCallback != null,
                "select from the advertised protocols with onNextProtocolSelect(...)");
    }

    private static void checkServer(ContextSettings b, boolean selectsByName) {
        refuseIf(
                b.credentials.isEmpty() && !selectsByName,
                "a server presents a certificate, and none is given; add credential(...), or onServerName(...) to"
                        + " select a context by server name");
        refuseClients("verifyHostName()", b.hostName, "a server verifies only the chain");
        refuseClients(
                "onOcspResponse", b.ocspResponseCallback != null, "give the response to staple to ocspStaple(...)");
        refuseClients(
                "onNextProtocolSelect",
                b.nextProtocolSelectCallback != null,
                "list the supported protocols with onNextProtocolAdvertise(...)");
    }

    private static void refuseServers(String setting, boolean given, String remedy) {
        refuseIf(given, setting + " is a server's setting, and this is a client; " + remedy);
    }

    private static void refuseClients(String setting, boolean given, String remedy) {
        refuseIf(given, setting + " is a client's setting, and this is a server; " + remedy);
    }

    private static void refuseIf(boolean mistake, String description) {
        if (mistake) {
            throw new IllegalStateException(description);
        }
    }
}
