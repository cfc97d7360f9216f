package dev.tlsloop.jsse.probe;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.ServerName;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.probe.ClientHelloProbe.RefusedTrial;
import dev.tlsloop.jsse.provider.ChainLengthLimit;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.jsse.provider.ProviderCapability;
import dev.tlsloop.jsse.provider.ProviderLimits;
import dev.tlsloop.jsse.provider.RawServerName;
import dev.tlsloop.jsse.provider.SslContextSource;
import dev.tlsloop.jsse.provider.SslParametersMapper;
import dev.tlsloop.jsse.sslcontext.SessionCacheKeys;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Probes the settings of a context on an unknown provider: its hello must show them. */
final class SettingsProbe implements ProviderLimits {
    private static final String ON_OPENSSL = "run it on the engine openssl, or leave it out";
    private static final String ON_EITHER = "run it on the engine jsse or openssl, or leave it out";

    /** The signalling cipher suite values (RFC 5746, 3.3, and RFC 7507). */
    private static final Set<Integer> SIGNALS = Set.of(0x00FF, 0x5600);

    private final KeyProbe keys;
    private final ChainLengthLimit chains;
    private final Set<TlsVersion> offered = ConcurrentHashMap.newKeySet();

    SettingsProbe(SslContextSource source) {
        this.keys = new KeyProbe(source);
        this.chains = new ChainLengthLimit(source);
    }

    @Override
    public void check(
            Context context, SslParametersMapper settings, SSLContext ssl, ProviderCapabilities capabilities) {
        ClientHelloProbe hellos = new ClientHelloProbe(ssl);
        for (TlsVersion version : context.protocols()) {
            if (!offered.contains(version)) {
                checkVersion(version, hellos, capabilities);
                offered.add(version);
            }
        }
        if (isSeenInTheHello(context)) {
            ClientHello hello = hello(hellos, settings, capabilities);
            checkSuites(context, settings, hello, capabilities);
            checkTickets(context, hello, capabilities);
        }
        if (!context.alpn().isEmpty()) {
            checkAlpn(context.alpn(), hellos, capabilities);
        }
        keys.check(context.credentials(), capabilities);
        chains.check(context, capabilities);
    }

    private static boolean isSeenInTheHello(Context context) {
        return !context.cipherSuites().isEmpty()
                || context.cipherList().isPresent()
                || context.options().contains(Option.NO_TICKET);
    }

    private static ClientHello hello(
            ClientHelloProbe hellos, SslParametersMapper settings, ProviderCapabilities capabilities) {
        try {
            return hellos.hello(settings::applyTo);
        } catch (RefusedTrial e) {
            throw capabilities.refusal("this choice of versions, suites and groups", says(capabilities, e), ON_OPENSSL);
        }
    }

    @Override
    public void check(ConnectionSettings settings, Context context, SSLContext ssl, ProviderCapabilities capabilities) {
        ClientHelloProbe hellos = new ClientHelloProbe(ssl);
        checkName(settings, hellos, capabilities);
        settings.alpn().ifPresent(offered -> checkAlpn(offered, hellos, capabilities));
        if (settings.requestOcsp()) {
            capabilities.checkStaples("withOcspRequest()", context);
            checkAsksForStaple(hellos, capabilities);
        }
    }

    private static void checkVersion(TlsVersion version, ClientHelloProbe hellos, ProviderCapabilities capabilities) {
        String setting = version + " in versions(...)";
        try {
            ClientHello hello = hellos.hello(p -> p.setProtocols(new String[] {version.protocolName()}));
            if (!hello.supportedVersions().contains(version.code())) {
                throw capabilities.refusal(
                        setting, "the hello of " + capabilities.subject() + " does not offer it", ON_OPENSSL);
            }
        } catch (RefusedTrial e) {
            throw capabilities.refusal(setting, says(capabilities, e), ON_OPENSSL);
        }
    }

    /** A provider may omit suites without a version, a group or a key; the others must keep the declared order. */
    private static void checkSuites(
            Context context, SslParametersMapper settings, ClientHello hello, ProviderCapabilities capabilities) {
        List<CipherSuite> ofTls13 = offered(hello, suite -> suite.minVersion() == TlsVersion.TLS_1_3);
        if (!context.cipherSuites().isEmpty()
                && context.protocols().contains(TlsVersion.TLS_1_3)
                && !ofTls13.equals(context.cipherSuites())) {
            throw capabilities.refusal(
                    "cipherSuites(" + names(context.cipherSuites()) + ")",
                    capabilities.subject() + " offers " + names(ofTls13) + " nevertheless",
                    ON_EITHER);
        }
        List<CipherSuite> older = offered(hello, suite -> suite.minVersion() != TlsVersion.TLS_1_3);
        if (context.cipherList().isPresent()
                && !settings.suites().filter(older::contains).toList().equals(older)) {
            throw capabilities.refusal(
                    "cipherList(\"" + context.cipherList().get() + "\")",
                    capabilities.subject() + " offers " + names(older) + " nevertheless",
                    ON_EITHER);
        }
    }

    private static List<CipherSuite> offered(ClientHello hello, Predicate<CipherSuite> which) {
        return hello.cipherSuites().stream()
                .map(CipherSuite::new)
                .filter(suite -> CipherSuite.ofName(suite.name()).isPresent() && !SIGNALS.contains(suite.code()))
                .filter(which)
                .toList();
    }

    private static void checkAlpn(
            List<AlpnProtocol> wanted, ClientHelloProbe hellos, ProviderCapabilities capabilities) {
        String setting = "alpn(" + wanted.stream().map(AlpnProtocol::name).collect(Collectors.joining(", ")) + ")";
        Consumer<SSLParameters> alpn = p -> p.setApplicationProtocols(
                wanted.stream().map(AlpnProtocol::name).toArray(String[]::new));
        try {
            List<AlpnProtocol> offered = hellos.hello(alpn).alpn().stream()
                    .map(AlpnProtocol::ofBytes)
                    .toList();
            if (!offered.equals(wanted)) {
                throw capabilities.refusal(
                        setting, capabilities.subject() + " offers " + offered + " nevertheless", ON_EITHER);
            }
        } catch (RefusedTrial e) {
            throw capabilities.refusal(setting, says(capabilities, e), ON_EITHER);
        }
    }

    private static void checkTickets(Context context, ClientHello hello, ProviderCapabilities capabilities) {
        if (context.options().contains(Option.NO_TICKET) && ClientHelloProbe.has(ExtensionType.SESSION_TICKET, hello)) {
            throw capabilities.refusal(
                    "options(NO_TICKET)",
                    "the hello of " + capabilities.subject() + " offers tickets nevertheless",
                    ON_EITHER);
        }
    }

    private static void checkAsksForStaple(ClientHelloProbe hellos, ProviderCapabilities capabilities) {
        if (!ClientHelloProbe.has(ExtensionType.STATUS_REQUEST, hellos.hello(p -> {}))) {
            throw capabilities.refusal(
                    "withOcspRequest()", "the hello of " + capabilities.subject() + " asks for none", ON_OPENSSL);
        }
    }

    private static void checkName(
            ConnectionSettings settings, ClientHelloProbe hellos, ProviderCapabilities capabilities) {
        String wanted = settings.serverName()
                .filter(name -> !name.isIpAddress())
                .map(ServerName::name)
                .orElse("");
        if (capabilities.has(ProviderCapability.SENDS_NAMES_AS_GIVEN) && wanted.matches("[a-z0-9.-]*")) {
            return;
        }
        String setting = wanted.isEmpty() ? "a connection without a server name" : "a connection that sends " + wanted;
        try {
            String sent = hellos.hello(
                            SessionCacheKeys.UNSENT, p -> p.setServerNames(RawServerName.normalised(settings)))
                    .serverName()
                    .map(name -> new String(name, StandardCharsets.ISO_8859_1))
                    .orElse("");
            if (!sent.equals(wanted)) {
                String instead = sent.isEmpty() ? " sends none" : " sends " + sent;
                throw capabilities.refusal(
                        setting, capabilities.subject() + instead, "run it on the engine jsse or openssl");
            }
        } catch (RefusedTrial e) {
            throw capabilities.refusal(setting, says(capabilities, e), "run it on the engine jsse or openssl");
        }
    }

    private static String says(ProviderCapabilities capabilities, RefusedTrial e) {
        return capabilities.subject() + " says \"" + e.getMessage() + "\"";
    }

    private static String names(List<CipherSuite> suites) {
        return suites.stream().map(CipherSuite::name).collect(Collectors.joining(", "));
    }
}
