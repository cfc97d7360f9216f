package dev.tlsloop.openssl.settings;

import dev.tlsloop.Context;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.reason.ErrorQueue;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.spec.DHParameterSpec;

/** Groups and Diffie-Hellman parameters; what is too weak depends on the cipher list, which goes before. */
final class KeyExchangeSettings {
    private final Context context;
    private final SslCtx ctx;

    private KeyExchangeSettings(Context context, SslCtx ctx) {
        this.context = context;
        this.ctx = ctx;
    }

    static void apply(Context context, SslCtx ctx) {
        KeyExchangeSettings settings = new KeyExchangeSettings(context, ctx);
        settings.groups();
        context.temporaryDh().ifPresent(settings::temporaryDh);
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
        throw SettingRefusals.missing("groups(" + unknown + ")", unknown.name(), "leave it out");
    }

    private static String joined(List<NamedGroup> groups) {
        return groups.stream().map(NamedGroup::name).collect(Collectors.joining(":"));
    }

    private void temporaryDh(DHParameterSpec parameters) {
        try {
            if (ctx.temporaryDh(parameters)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw refused(parameters, e.getMessage() + ": " + ErrorQueue.drainText());
        }
        throw refused(parameters, ErrorQueue.drainText());
    }

    private static RuntimeException refused(DHParameterSpec parameters, String why) {
        return SettingRefusals.refused(
                "temporaryDh(" + parameters.getP().bitLength() + " bits)",
                why,
                "give parameters that are strong enough for the security level, 2048 bits by default");
    }
}
