package dev.tlsloop.jsse.provider;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Option;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.managers.UncachedSessionServer;
import java.security.PublicKey;
import java.util.Set;

/** Refuses, in one sentence each, the settings of a context for which its provider has no support. */
final class UnsupportedSettings {
    private static final String ON_OPENSSL = "run it on the engine openssl, or leave it out";

    private static final String ON_OPENSSL_OR_FETCHED =
            "run it on the engine openssl, or let the JDK fetch it (docs/revocation.md)";

    private static final String ON_EITHER = "run it on the engine jsse or openssl, or leave it out";

    private UnsupportedSettings() {}

    static void check(Context context, ProviderCapabilities capabilities) {
        checkOptions(context, capabilities);
        checkCallbacks(context, capabilities);
        checkKeyExchange(context, capabilities);
        checkCredentials(context, capabilities);
        checkSecrets(context, capabilities);
        checkCache(context, capabilities);
        checkOrder(context, capabilities);
        if (context.revocation().contains(Revocation.STAPLE)) {
            capabilities.checkStaples("revocation(STAPLE)", context);
        }
    }

    private static void checkOptions(Context context, ProviderCapabilities capabilities) {
        refuseIf(
                capabilities,
                context.options().contains(Option.NO_RENEGOTIATION) && renegotiates(context, capabilities),
                "options(NO_RENEGOTIATION)",
                capabilities.subject() + " answers each request for one");
        boolean allows = context.options().contains(Option.ALLOW_CLIENT_RENEGOTIATION)
                && context.side().orElse(Side.SERVER) == Side.SERVER;
        refuseIf(
                capabilities,
                allows && Boolean.getBoolean("jdk.tls.rejectClientInitiatedRenegotiation"),
                "options(ALLOW_CLIENT_RENEGOTIATION)",
                "this process forbids it (jdk.tls.rejectClientInitiatedRenegotiation)");
        if (allows && !capabilities.has(ProviderCapability.ANSWERS_ITS_CLIENT)) {
            throw capabilities.refusal(
                    "options(ALLOW_CLIENT_RENEGOTIATION)",
                    "a server of " + capabilities.subject() + " makes no other handshake",
                    ON_EITHER);
        }
        refuseIf(
                capabilities,
                context.options().contains(Option.ENGINE_SNI),
                "options(ENGINE_SNI)",
                capabilities.subject() + "'s SNIMatcher is not asked where no name is sent, and knows one alert only");
    }

    /** A server's connection core refuses what its client begins, and a client's has no means to. */
    private static boolean renegotiates(Context context, ProviderCapabilities capabilities) {
        return context.side().orElse(Side.CLIENT) == Side.CLIENT
                && capabilities.has(ProviderCapability.ANSWERS_ITS_SERVER);
    }

    private static void checkCallbacks(Context context, ProviderCapabilities capabilities) {
        if (context.ocspStapleCallback().isPresent()) {
            throw capabilities.refusal(
                    "ocspStaple(...)",
                    capabilities.lacking("the JDK staples only what it has fetched from a responder itself"),
                    capabilities.source() instanceof SslContextSource.Named ? ON_OPENSSL_OR_FETCHED : ON_OPENSSL);
        }
        refuseIf(
                capabilities,
                context.nextProtocolAdvertiseCallback().isPresent(),
                "onNextProtocolAdvertise(...)",
                capabilities.lacking("the JDK never had NPN"));
        refuseIf(
                capabilities,
                context.nextProtocolSelectCallback().isPresent(),
                "onNextProtocolSelect(...)",
                capabilities.lacking("the JDK never had NPN"));
        refuseIf(
                capabilities,
                !context.srtp().isEmpty(),
                "srtp(" + context.srtp() + ")",
                capabilities.lacking("the JDK does not have use_srtp"));
    }

    private static void checkKeyExchange(Context context, ProviderCapabilities capabilities) {
        refuseIf(
                capabilities,
                context.temporaryDh().isPresent(),
                "temporaryDh(...)",
                capabilities.lacking("the JDK takes no parameters but its own (jdk.tls.ephemeralDHKeySize)"));
    }

    private static void checkCredentials(Context context, ProviderCapabilities capabilities) {
        for (Credential credential : context.credentials()) {
            PublicKey key = credential.certificate().getPublicKey();
            if (Set.of(PublicKeyAlgorithm.ML_DSA, PublicKeyAlgorithm.OTHER).contains(PublicKeyAlgorithm.of(key))) {
                throw capabilities.refusal(
                        "credential(" + credential.certificate().getSubjectX500Principal() + ")",
                        capabilities.subject() + "'s TLS has no signatures of " + key.getAlgorithm(),
                        "give a key that it has, such as one of P-256");
            }
            if (capabilities.source() instanceof SslContextSource.Named) {
                SigningCurves.unsupported(key).ifPresent(curve -> {
                    throw capabilities.refusal(
                            "credential(" + credential.certificate().getSubjectX500Principal() + ")",
                            capabilities.subject() + "'s TLS does not sign on the curve " + curve,
                            "give a key on P-256, P-384 or P-521, or run it on the engine openssl");
                });
            }
        }
    }

    private static void checkSecrets(Context context, ProviderCapabilities capabilities) {
        boolean captured = context.options().contains(Option.CAPTURE_SECRETS);
        if ((captured || context.keyLogCallback().isPresent()) && !capabilities.has(ProviderCapability.SHOWS_SECRETS)) {
            throw capabilities.refusal(
                    captured ? "options(CAPTURE_SECRETS)" : "onKeyLog(...)",
                    capabilities.subject() + " keeps its secrets",
                    ON_EITHER);
        }
    }

    private static void checkCache(Context context, ProviderCapabilities capabilities) {
        boolean serves = context.side().orElse(Side.SERVER) == Side.SERVER;
        if (serves
                && !UncachedSessionServer.keeps(context.sessionCacheMode())
                && !capabilities.has(ProviderCapability.FORGETS_SESSIONS)) {
            throw capabilities.refusal(
                    "sessionCacheMode(" + context.sessionCacheMode() + ") on a server",
                    capabilities.subject() + " keeps each session",
                    ON_EITHER);
        }
    }

    private static void checkOrder(Context context, ProviderCapabilities capabilities) {
        boolean ordered = context.cipherList().isPresent()
                && !context.options().contains(Option.CIPHER_SERVER_PREFERENCE)
                && context.side().orElse(Side.SERVER) == Side.SERVER;
        if (ordered && !capabilities.has(ProviderCapability.FOLLOWS_THE_CLIENTS_ORDER)) {
            throw capabilities.refusal(
                    "cipherList(...) without options(CIPHER_SERVER_PREFERENCE) on a server",
                    capabilities.subject() + " decides by the server's order always",
                    "add the option, or run it on the engine jsse or openssl");
        }
    }

    private static void refuseIf(ProviderCapabilities capabilities, boolean given, String setting, String why) {
        if (given) {
            throw capabilities.refusal(setting, why, ON_OPENSSL);
        }
    }
}
