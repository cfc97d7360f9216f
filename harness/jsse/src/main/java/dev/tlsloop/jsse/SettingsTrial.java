package dev.tlsloop.jsse;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.Opening;
import dev.tlsloop.Option;
import dev.tlsloop.Protocol;
import dev.tlsloop.ServerName;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.HelloTrial.RefusedTrial;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Tries what a context declares on a provider of which nothing is known: its own hello tells what became of it. */
final class SettingsTrial implements ProviderFacts.Trial {
    private static final String ON_OPENSSL = "leave it out, or run it on the engine openssl";
    private static final String ON_EITHER = "leave it out, or run it on the engine jsse or openssl";

    private final KeyTrial keys;
    private final Set<TlsVersion> offered = ConcurrentHashMap.newKeySet();

    SettingsTrial(ContextSource source) {
        this.keys = new KeyTrial(source);
    }

    @Override
    public void check(Context context, EngineSettings settings, SSLContext ssl, ProviderFacts facts) {
        HelloTrial hellos = new HelloTrial(ssl);
        for (TlsVersion version : context.protocols()) {
            if (!offered.contains(version)) {
                checkVersion(version, hellos, facts);
                offered.add(version);
            }
        }
        if (!context.cipherSuites().isEmpty() && context.protocols().contains(TlsVersion.TLS_1_3)) {
            checkSuites(context.cipherSuites(), hellos.hello(settings::applyTo), facts);
        }
        if (!context.alpn().isEmpty()) {
            checkAlpn(context.alpn(), hellos, facts);
        }
        if (context.options().contains(Option.NO_TICKET)) {
            checkNoTicket(hellos.hello(settings::applyTo), facts);
        }
        keys.check(context.credentials(), facts);
    }

    @Override
    public void check(Opening opening, Context context, SSLContext ssl, ProviderFacts facts) {
        HelloTrial hellos = new HelloTrial(ssl);
        checkName(opening, hellos, facts);
        opening.alpn().ifPresent(offered -> checkAlpn(offered, hellos, facts));
        if (opening.requestOcsp()) {
            facts.checkStaples("requestingOcsp()", context);
            checkAsksForStaple(hellos.hello(p -> {}), facts);
        }
    }

    private static void checkVersion(TlsVersion version, HelloTrial hellos, ProviderFacts facts) {
        String setting = version + " in versions(...)";
        try {
            ClientHello hello = hellos.hello(p -> p.setProtocols(new String[] {version.protocolName()}));
            if (!hello.supportedVersions().contains(version.code())) {
                throw facts.refused(setting, "the hello of " + facts.subject() + " does not offer it", ON_OPENSSL);
            }
        } catch (RefusedTrial e) {
            throw facts.refused(setting, says(facts, e), ON_OPENSSL);
        }
    }

    private static void checkSuites(List<CipherSuite> wanted, ClientHello hello, ProviderFacts facts) {
        List<CipherSuite> offered = hello.cipherSuites().stream()
                .map(CipherSuite::new)
                .filter(suite -> suite.minVersion() == TlsVersion.TLS_1_3)
                .toList();
        if (!offered.equals(wanted)) {
            throw facts.refused(
                    "cipherSuites(" + names(wanted) + ")",
                    facts.subject() + " offers " + names(offered) + " nevertheless",
                    ON_EITHER);
        }
    }

    private static void checkAlpn(List<Protocol> wanted, HelloTrial hellos, ProviderFacts facts) {
        String setting = "alpn(" + wanted.stream().map(Protocol::name).collect(Collectors.joining(", ")) + ")";
        Consumer<SSLParameters> alpn = p ->
                p.setApplicationProtocols(wanted.stream().map(Protocol::name).toArray(String[]::new));
        try {
            List<Protocol> offered =
                    hellos.hello(alpn).alpn().stream().map(Protocol::ofBytes).toList();
            if (!offered.equals(wanted)) {
                throw facts.refused(setting, facts.subject() + " offers " + offered + " nevertheless", ON_EITHER);
            }
        } catch (RefusedTrial e) {
            throw facts.refused(setting, says(facts, e), ON_EITHER);
        }
    }

    private static void checkNoTicket(ClientHello hello, ProviderFacts facts) {
        if (HelloTrial.has(ExtensionType.SESSION_TICKET, hello)) {
            throw facts.refused(
                    "options(NO_TICKET)",
                    "the hello of " + facts.subject() + " offers tickets nevertheless",
                    ON_EITHER);
        }
    }

    private static void checkAsksForStaple(ClientHello hello, ProviderFacts facts) {
        if (!HelloTrial.has(ExtensionType.STATUS_REQUEST, hello)) {
            throw facts.refused("requestingOcsp()", "the hello of " + facts.subject() + " asks for none", ON_OPENSSL);
        }
    }

    private static void checkName(Opening opening, HelloTrial hellos, ProviderFacts facts) {
        String wanted = opening.serverName()
                .filter(name -> !name.isIpAddress())
                .map(ServerName::name)
                .orElse("");
        if (facts.has(Trait.SENDS_NAMES_AS_GIVEN) && wanted.matches("[a-z0-9.-]*")) {
            return;
        }
        String setting = wanted.isEmpty() ? "an opening without a server name" : "an opening that sends " + wanted;
        try {
            String sent = hellos.hello(PeerKeys.UNSENT, p -> p.setServerNames(RawServerName.normalised(opening)))
                    .serverName()
                    .map(name -> new String(name, StandardCharsets.ISO_8859_1))
                    .orElse("");
            if (!sent.equals(wanted)) {
                String instead = sent.isEmpty() ? " sends none" : " sends " + sent;
                throw facts.refused(setting, facts.subject() + instead, "run it on the engine jsse or openssl");
            }
        } catch (RefusedTrial e) {
            throw facts.refused(setting, says(facts, e), "run it on the engine jsse or openssl");
        }
    }

    private static String says(ProviderFacts facts, RefusedTrial e) {
        return facts.subject() + " says \"" + e.getMessage() + "\"";
    }

    private static String names(List<CipherSuite> suites) {
        return suites.stream().map(CipherSuite::name).collect(Collectors.joining(", "));
    }
}
