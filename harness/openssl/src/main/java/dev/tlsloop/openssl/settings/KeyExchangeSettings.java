package dev.tlsloop.openssl.settings;

import dev.tlsloop.Context;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.reason.ErrorQueue;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.spec.DHParameterSpec;

/** Groups and Diffie-Hellman parameters, set after the cipher list, which determines the security level. */
final class KeyExchangeSettings {
    private final Context context;
    private final SslCtx ctx;

    private KeyExchangeSettings(Context context, SslCtx ctx) {
        this.context = context;
        this.ctx = ctx;
    }

    static void apply(Context context, SslCtx ctx) {
        KeyExchangeSettings settings = new KeyExchangeSettings(context, ctx);
        settings.setGroups();
        context.temporaryDh().ifPresent(settings::setTemporaryDh);
    }

    private void setGroups() {
        if (context.groups().isEmpty()) {
            return;
        }
        if (ctx.groups(joined(context.groups()))) {
            checkOffered();
            return;
        }
        ErrorQueue.clear();
        NamedGroup unknown = context.groups().stream()
                .filter(group -> !ctx.groups(group.name()))
                .findFirst()
                .orElse(context.groups().get(0));
        throw SettingRefusals.missing("groups(" + unknown + ")", unknown.name(), SettingRefusals.OTHER_LIBRARY);
    }

    /** The security level and the versions make libssl leave groups out in silence; its own hello shows which. */
    private void checkOffered() {
        List<Integer> offered = OfferedGroups.of(ctx);
        context.groups().stream()
                .filter(group -> !offered.isEmpty() && !offered.contains(group.code()))
                .findFirst()
                .ifPresent(group -> {
                    throw SettingRefusals.refused(
                            "groups(" + group + ")",
                            "libssl leaves it out at the security level " + ctx.securityLevel() + " in "
                                    + context.protocols(),
                            "allow weak groups with cipherList(\"DEFAULT:@SECLEVEL=0\"), or leave it out");
                });
    }

    private static String joined(List<NamedGroup> groups) {
        return groups.stream().map(NamedGroup::name).collect(Collectors.joining(":"));
    }

    private void setTemporaryDh(DHParameterSpec parameters) {
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
                "use parameters of a size that the security level allows, by default 2048 bits");
    }
}
