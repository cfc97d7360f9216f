package dev.tlsloop.jsse;

import dev.tlsloop.CipherString;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.spi.Acceptance;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** What of a context goes into SSLParameters; refuses, in one sentence each, what the JDK cannot honour. */
final class EngineSettings {
    private final String[] protocols;
    private final String[] suites;
    private final GroupSettings groups;

    private EngineSettings(String[] protocols, String[] suites, GroupSettings groups) {
        this.protocols = protocols;
        this.suites = suites;
        this.groups = groups;
    }

    static EngineSettings of(Context context) {
        UnsupportedSettings.check(context);
        LegacyProtocols.check(context);
        return new EngineSettings(
                context.protocols().stream().map(TlsVersion::protocolName).toArray(String[]::new),
                suites(context).toArray(String[]::new),
                GroupSettings.of(context.groups()));
    }

    void applyTo(SSLParameters p) {
        p.setProtocols(protocols);
        p.setCipherSuites(suites);
        groups.applyTo(p);
    }

    /** What a server with these settings accepts. */
    Acceptance acceptance(List<Credential> credentials) {
        return Acceptance.of(
                Stream.of(protocols)
                        .flatMap(p -> TlsVersion.ofProtocolName(p).stream())
                        .toList(),
                Stream.of(suites).flatMap(s -> CipherSuite.ofName(s).stream()).toList(),
                groups.groups(),
                credentials);
    }

    private static List<String> suites(Context context) {
        List<String> on = new ArrayList<>(tls13Suites(context));
        on.addAll(olderSuites(context));
        if (on.isEmpty()) {
            throw refused("a declaration without any cipher suite", "it needs one", "widen cipherList(...)");
        }
        return on;
    }

    private static List<String> tls13Suites(Context context) {
        Set<String> supported = Set.of(Defaults.PARAMETERS.supported().getCipherSuites());
        for (CipherSuite suite : context.cipherSuites()) {
            if (!supported.contains(suite.name())) {
                throw refused(
                        "cipherSuites(" + suite.name() + ")",
                        "the JDK does not have it",
                        "leave it out, or run it on the engine openssl");
            }
        }
        return context.cipherSuites().isEmpty()
                ? defaults(s -> s.minVersion() == TlsVersion.TLS_1_3)
                : context.cipherSuites().stream().map(CipherSuite::name).toList();
    }

    private static List<String> olderSuites(Context context) {
        if (context.cipherList().isEmpty()) {
            return defaults(s -> s.minVersion() != TlsVersion.TLS_1_3);
        }
        CipherString list = context.cipherList().get();
        if (list.securityLevel().isPresent()) {
            throw refused(
                    "cipherList(\"" + list + "\")",
                    "the JDK has no security levels but its own (jdk.tls.disabledAlgorithms)",
                    "leave @SECLEVEL out, or run it on the engine openssl");
        }
        Set<String> supported = Set.of(Defaults.PARAMETERS.supported().getCipherSuites());
        List<String> usable = list.suites().stream()
                .map(CipherSuite::name)
                .filter(supported::contains)
                .toList();
        boolean needed = context.protocols().stream().anyMatch(v -> v != TlsVersion.TLS_1_3);
        if (usable.isEmpty() && needed) {
            throw refused(
                    "cipherList(\"" + list + "\")",
                    "the JDK has none of "
                            + list.suites().stream()
                                    .map(CipherSuite::openSslName)
                                    .toList(),
                    "select others, or run it on the engine openssl");
        }
        return usable;
    }

    private static List<String> defaults(Predicate<CipherSuite> which) {
        return Arrays.stream(Defaults.PARAMETERS.enabled().getCipherSuites())
                .filter(name -> CipherSuite.ofName(name).filter(which).isPresent())
                .toList();
    }

    static UnsupportedSettingException refused(String setting, String why, String remedy) {
        return new UnsupportedSettingException(setting, JsseEngine.NAME, why, remedy);
    }

    /** What SunJSSE has, and what of it is on unless told otherwise. */
    private record Defaults(SSLParameters supported, SSLParameters enabled) {
        private static final Defaults PARAMETERS = read();

        private static Defaults read() {
            try {
                SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
                // Without arrays of managers it would read the JDK's own authorities, which takes as long as a
                // handshake.
                context.init(new KeyManager[0], new TrustManager[0], null);
                return new Defaults(context.getSupportedSSLParameters(), context.getDefaultSSLParameters());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the JDK has no usable provider SunJSSE: " + e.getMessage(), e);
            }
        }
    }
}
