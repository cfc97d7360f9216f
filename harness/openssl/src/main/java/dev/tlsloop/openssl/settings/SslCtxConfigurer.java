package dev.tlsloop.openssl.settings;

import dev.tlsloop.CipherString;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.Mode;
import dev.tlsloop.Option;
import dev.tlsloop.Side;
import dev.tlsloop.SrtpProfile;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.reason.ErrorQueue;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of a context, applied to an {@code SSL_CTX}; a setting that libssl lacks is refused. */
public final class SslCtxConfigurer {
    private final Context context;
    private final SslCtx ctx;

    private SslCtxConfigurer(Context context, SslCtx ctx) {
        this.context = context;
        this.ctx = ctx;
    }

    public static void apply(Context context, SslCtx ctx) {
        SslCtxConfigurer configurer = new SslCtxConfigurer(context, ctx);
        ErrorQueue.clear();
        configurer.setCiphers();
        configurer.setProtocols();
        configurer.setOptions();
        configurer.setVerification();
        KeyExchangeSettings.apply(context, ctx);
        SessionSettings.apply(context, ctx);
        configurer.setSrtp();
        CredentialLoader.apply(context, ctx);
        if (!context.alpn().isEmpty()) {
            ctx.alpn(AlpnCodec.write(context.alpn()));
        }
    }

    /** The bits of {@code SSL_CTX_set_verify}. */
    public static int verifyMode(Context context) {
        Set<VerifyMode> modes = context.verifyModes();
        return (modes.contains(VerifyMode.PEER) ? SslH.VERIFY_PEER : 0)
                | (modes.contains(VerifyMode.FAIL_IF_NO_PEER_CERT) ? SslH.VERIFY_FAIL_IF_NO_PEER_CERT : 0)
                | (modes.contains(VerifyMode.CLIENT_ONCE) ? SslH.VERIFY_CLIENT_ONCE : 0);
    }

    private void setProtocols() {
        Set<TlsVersion> on = context.protocols();
        if (on.contains(TlsVersion.SSL_3_0)) {
            throw SettingRefusals.refused(
                    TlsVersion.SSL_3_0 + " in versions(...)",
                    "libssl 3 is built without it",
                    "run it on the engine jsse after Jsse.insecurelyEnableLegacyProtocolsInThisProcess(), or leave"
                            + " it out");
        }
        checkSecurityLevel(on);
        ctx.versions(Collections.min(on).code(), Collections.max(on).code());
        ctx.options(Stream.of(Option.values())
                .filter(option -> option.disables().filter(v -> !on.contains(v)).isPresent())
                .mapToLong(Option::bits)
                .sum());
    }

    /**
     * Up to TLS 1.1 signatures are MD5 with SHA-1, which levels above 0 forbid. Only a client still works there, with a key
     * exchange that needs no signature. A range that reaches TLS 1.2 works from there on.
     */
    private void checkSecurityLevel(Set<TlsVersion> on) {
        int level = ctx.securityLevel();
        if (level == 0 || Collections.max(on).compareTo(TlsVersion.TLS_1_2) >= 0 || exchangesKeysUnsigned()) {
            return;
        }
        throw SettingRefusals.refused(
                Collections.max(on) + " in versions(...)",
                "its signatures are too weak for the security level " + level,
                "allow them with cipherList(\"DEFAULT:@SECLEVEL=0\"), or leave it out");
    }

    private boolean exchangesKeysUnsigned() {
        return context.side().equals(Optional.of(Side.CLIENT))
                && ctx.cipherCodes().stream()
                        .map(CipherSuite::new)
                        .anyMatch(suite -> suite.keyExchange().equals(Optional.of(CipherSuite.KeyExchange.RSA)));
    }

    private void setOptions() {
        ctx.options(context.options().stream().mapToLong(Option::bits).sum());
        // NO_AUTO_CHAIN keeps OpenSSL from adding trusted certificates to the declared chain.
        ctx.mode(SslH.MODE_NO_AUTO_CHAIN
                | context.modes().stream().mapToInt(Mode::bits).sum());
    }

    private void setCiphers() {
        context.cipherList().filter(list -> !ctx.cipherList(list.toString())).ifPresent(list -> {
            throw SettingRefusals.missing("cipherList(\"" + list + "\")", suites(list), "select other cipher suites");
        });
        List<CipherSuite> suites = context.cipherSuites();
        if (!suites.isEmpty()) {
            ctx.cipherSuites(suites.stream().map(CipherSuite::name).collect(Collectors.joining(":")));
            Set<Integer> on = ctx.cipherCodes();
            suites.stream().filter(s -> !on.contains(s.code())).findFirst().ifPresent(s -> {
                throw SettingRefusals.missing(
                        "cipherSuites(" + s.name() + ")", s.name(), SettingRefusals.OTHER_LIBRARY);
            });
        }
    }

    private static String suites(CipherString list) {
        return "any of " + list.suites().stream().map(CipherSuite::openSslName).toList();
    }

    private void setVerification() {
        context.verifyDepth().ifPresent(ctx::verifyDepth);
        context.verifyAt().ifPresent(moment -> ctx.verifyAt(moment.getEpochSecond()));
        TrustSettings.apply(context, ctx);
        RevocationSettings.apply(context, ctx);
    }

    private void setSrtp() {
        List<SrtpProfile> profiles = context.srtp();
        if (!profiles.isEmpty() && !ctx.srtp(profiles.stream().map(Enum::name).collect(Collectors.joining(":")))) {
            throw SettingRefusals.refused(
                    "srtp(" + profiles + ")", ErrorQueue.drainText(), SettingRefusals.OTHER_LIBRARY);
        }
    }
}
