package dev.tlsloop.jsse.provider;

import dev.tlsloop.CipherString;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.spi.AcceptedParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;

/** Maps a context to SSLParameters, and refuses in one sentence each setting that the provider lacks. */
public final class SslParametersMapper {
    private final String[] protocols;
    private final String[] suites;
    private final NamedGroupSetter groups;

    private SslParametersMapper(String[] protocols, String[] suites, NamedGroupSetter groups) {
        this.protocols = protocols;
        this.suites = suites;
        this.groups = groups;
    }

    public static SslParametersMapper of(
            Context context, ProviderCapabilities capabilities, Function<List<NamedGroup>, NamedGroupSetter> groups) {
        UnsupportedSettings.check(context, capabilities);
        return new SslParametersMapper(
                context.protocols().stream().map(TlsVersion::protocolName).toArray(String[]::new),
                suites(context, capabilities).toArray(String[]::new),
                groups.apply(context.groups()));
    }

    /** Those that are on, of all versions. */
    public Stream<CipherSuite> suites() {
        return Stream.of(suites).flatMap(name -> CipherSuite.ofName(name).stream());
    }

    public void applyTo(SSLParameters p) {
        p.setProtocols(protocols);
        p.setCipherSuites(suites);
        groups.applyTo(p);
    }

    /** The parameters that a server with these settings accepts. */
    public AcceptedParameters acceptance(List<Credential> credentials) {
        return AcceptedParameters.of(
                Stream.of(protocols)
                        .flatMap(p -> TlsVersion.ofProtocolName(p).stream())
                        .toList(),
                suites().toList(),
                groups.groups(),
                credentials);
    }

    private static List<String> suites(Context context, ProviderCapabilities capabilities) {
        List<String> on = new ArrayList<>(tls13Suites(context, capabilities));
        on.addAll(olderSuites(context, capabilities));
        if (on.isEmpty()) {
            throw capabilities.refusal(
                    "a declaration without any cipher suite", "it needs one", "widen cipherList(...)");
        }
        return on;
    }

    private static List<String> tls13Suites(Context context, ProviderCapabilities capabilities) {
        Set<String> supported =
                Set.of(capabilities.supportedParameters().supported().getCipherSuites());
        for (CipherSuite suite : context.cipherSuites()) {
            if (!supported.contains(suite.name())) {
                boolean off = !DisabledCipherSuites.among(List.of(suite), capabilities)
                        .isEmpty();
                throw capabilities.refusal(
                        "cipherSuites(" + suite.name() + ")",
                        capabilities.subject()
                                + (off
                                        ? " switches it off for the whole process (" + DisabledCipherSuites.BY + ")"
                                        : " does not have it"),
                        "run it on the engine openssl, or leave it out");
            }
        }
        return context.cipherSuites().isEmpty()
                ? defaults(capabilities, s -> s.minVersion() == TlsVersion.TLS_1_3)
                : context.cipherSuites().stream().map(CipherSuite::name).toList();
    }

    private static List<String> olderSuites(Context context, ProviderCapabilities capabilities) {
        if (context.cipherList().isEmpty()) {
            return defaults(capabilities, s -> s.minVersion() != TlsVersion.TLS_1_3);
        }
        CipherString list = context.cipherList().get();
        if (list.securityLevel().isPresent()) {
            throw capabilities.refusal(
                    "cipherList(\"" + list + "\")",
                    capabilities.lacking("the JDK has no security levels but its own (jdk.tls.disabledAlgorithms)"),
                    "leave @SECLEVEL out, or run it on the engine openssl");
        }
        Set<String> supported =
                Set.of(capabilities.supportedParameters().supported().getCipherSuites());
        List<String> usable = list.suites().stream()
                .map(CipherSuite::name)
                .filter(supported::contains)
                .toList();
        boolean needed = context.protocols().stream().anyMatch(v -> v != TlsVersion.TLS_1_3);
        if (usable.isEmpty() && needed) {
            throw noneOf(list, DisabledCipherSuites.among(list.suites(), capabilities), capabilities);
        }
        return usable;
    }

    private static UnsupportedSettingException noneOf(
            CipherString list, List<CipherSuite> off, ProviderCapabilities capabilities) {
        String setting = "cipherList(\"" + list + "\")";
        if (off.isEmpty()) {
            return capabilities.refusal(
                    setting,
                    capabilities.subject() + " has none of " + openSslNames(list.suites()),
                    "select others, or run it on the engine openssl");
        }
        List<CipherSuite> lacking =
                list.suites().stream().filter(suite -> !off.contains(suite)).toList();
        String besides = lacking.isEmpty() ? "" : ", and has none of " + openSslNames(lacking);
        return capabilities.refusal(
                setting,
                capabilities.subject() + " switches " + openSslNames(off) + " off for the whole process ("
                        + DisabledCipherSuites.BY + ")" + besides,
                "select others, take them out of that security property before anything uses TLS, or run it on the"
                        + " engine openssl");
    }

    private static List<String> openSslNames(List<CipherSuite> suites) {
        return suites.stream().map(CipherSuite::openSslName).toList();
    }

    private static List<String> defaults(ProviderCapabilities capabilities, Predicate<CipherSuite> which) {
        return Arrays.stream(capabilities.supportedParameters().enabled().getCipherSuites())
                .filter(name -> CipherSuite.ofName(name).filter(which).isPresent())
                .toList();
    }
}
