package dev.tlsloop.openssl;

import dev.tlsloop.CipherString;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Option;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.lib.SslH;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a declaration into an SSL_CTX; refuses, in one sentence each, what this libssl cannot honour. */
final class Settings {
    private static final String SESSION_ID_CONTEXT = "tlsloop";

    private static final Map<TlsVersion, Long> WITHOUT = Map.of(
            TlsVersion.SSL_3_0, SslH.OP_NO_SSLv3,
            TlsVersion.TLS_1_0, SslH.OP_NO_TLSv1,
            TlsVersion.TLS_1_1, SslH.OP_NO_TLSv1_1,
            TlsVersion.TLS_1_2, SslH.OP_NO_TLSv1_2,
            TlsVersion.TLS_1_3, SslH.OP_NO_TLSv1_3);

    private final Context context;
    private final SslCtx ctx;

    private Settings(Context context, SslCtx ctx) {
        this.context = context;
        this.ctx = ctx;
    }

    static void apply(Context context, SslCtx ctx) {
        Settings settings = new Settings(context, ctx);
        ErrorQueue.clear();
        settings.ciphers();
        settings.protocols();
        settings.options();
        settings.groups();
        settings.verification();
        Presenting.all(context, ctx);
        if (!context.alpn().isEmpty()) {
            ctx.alpn(AlpnWire.write(context.alpn()));
        }
    }

    /** The bits of {@code SSL_CTX_set_verify}. */
    static int verifyMode(Context context) {
        Set<VerifyMode> modes = context.verifyModes();
        return (modes.contains(VerifyMode.PEER) ? SslH.VERIFY_PEER : 0)
                | (modes.contains(VerifyMode.FAIL_IF_NO_PEER_CERT) ? SslH.VERIFY_FAIL_IF_NO_PEER_CERT : 0)
                | (modes.contains(VerifyMode.CLIENT_ONCE) ? SslH.VERIFY_CLIENT_ONCE : 0);
    }

    private void protocols() {
        Set<TlsVersion> on = context.protocols();
        if (on.contains(TlsVersion.SSL_3_0)) {
            throw refused(
                    TlsVersion.SSL_3_0 + " in versions(...)",
                    "libssl 3 is built without it",
                    "leave it out, or run it on the engine jsse with SSLv3 taken out of jdk.tls.disabledAlgorithms");
        }
        int level = ctx.securityLevel();
        on.stream()
                .filter(v -> v.compareTo(TlsVersion.TLS_1_2) < 0 && level > 0)
                .findFirst()
                .ifPresent(v -> {
                    throw refused(
                            v + " in versions(...)",
                            "its signatures are too weak for the security level " + level,
                            "leave it out, or allow them with cipherList(\"DEFAULT:@SECLEVEL=0\")");
                });
        ctx.versions(Collections.min(on).code(), Collections.max(on).code());
        ctx.options(Stream.of(TlsVersion.values())
                .filter(v -> !on.contains(v))
                .mapToLong(WITHOUT::get)
                .sum());
    }

    private void options() {
        Set<Option> options = context.options();
        ctx.options((options.contains(Option.NO_TICKET) ? SslH.OP_NO_TICKET : 0)
                | (options.contains(Option.CIPHER_SERVER_PREFERENCE) ? SslH.OP_CIPHER_SERVER_PREFERENCE : 0));
        // What is presented is what was declared: OpenSSL would complete a chain from what is trusted.
        ctx.mode(SslH.MODE_NO_AUTO_CHAIN);
        ctx.sessionIdContext(SESSION_ID_CONTEXT);
    }

    private void ciphers() {
        context.cipherList().filter(list -> !ctx.cipherList(list.toString())).ifPresent(list -> {
            throw missing("cipherList(\"" + list + "\")", wanted(list), "select others");
        });
        List<CipherSuite> suites = context.cipherSuites();
        if (!suites.isEmpty()) {
            ctx.cipherSuites(suites.stream().map(CipherSuite::name).collect(Collectors.joining(":")));
            Set<Integer> on = ctx.cipherCodes();
            suites.stream().filter(s -> !on.contains(s.code())).findFirst().ifPresent(s -> {
                throw missing("cipherSuites(" + s.name() + ")", s.name(), "leave it out");
            });
        }
    }

    private static String wanted(CipherString list) {
        return "any of " + list.suites().stream().map(CipherSuite::openSslName).toList();
    }

    private void groups() {
        if (context.groups().isEmpty() || ctx.groups(joined(context.groups()))) {
            return;
        }
        ErrorQueue.clear();
        NamedGroup unknown = context.groups().stream()
                .filter(group -> !ctx.groups(group.name()))
                .findFirst()
                .orElse(context.groups().get(0));
        throw missing("groups(" + unknown + ")", unknown.name(), "leave it out");
    }

    private static String joined(List<NamedGroup> groups) {
        return groups.stream().map(NamedGroup::name).collect(Collectors.joining(":"));
    }

    private void verification() {
        context.verifyDepth().ifPresent(ctx::verifyDepth);
        context.verifyAt().ifPresent(moment -> ctx.verifyAt(moment.getEpochSecond()));
        boolean asks = context.verifiesPeer() && !context.side().equals(Optional.of(Side.CLIENT));
        for (Trust trust : context.trust()) {
            for (X509Certificate anchor : trust.anchors()) {
                boolean taken = ctx.trust(anchor) && (!asks || ctx.clientAuthority(anchor));
                if (!taken) {
                    throw refused(
                            "trust(" + anchor.getSubjectX500Principal() + ")", ErrorQueue.drainText(), "leave it out");
                }
            }
        }
    }

    private static UnsupportedSettingException missing(String setting, String what, String remedy) {
        ErrorQueue.clear();
        return refused(setting, "this libssl does not have " + what, remedy);
    }

    private static UnsupportedSettingException refused(String setting, String why, String remedy) {
        return new UnsupportedSettingException(setting, OpenSslEngine.NAME, why, remedy);
    }
}
