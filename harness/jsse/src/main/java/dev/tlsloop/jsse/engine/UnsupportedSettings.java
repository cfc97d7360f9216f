package dev.tlsloop.jsse.engine;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Option;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import java.security.PublicKey;
import java.util.Set;

/** Refuses, in one sentence each, what a context declares and its provider has nothing for. */
final class UnsupportedSettings {
    private static final String ON_OPENSSL = "leave it out, or run it on the engine openssl";

    private static final String ON_EITHER = "leave it out, or run it on the engine jsse or openssl";

    private UnsupportedSettings() {}

    static void check(Context context, ProviderCapabilities facts) {
        checkOptions(context, facts);
        checkCallbacks(context, facts);
        checkKeyExchange(context, facts);
        checkCredentials(context, facts);
        checkSecrets(context, facts);
        checkCache(context, facts);
        checkOrder(context, facts);
        if (context.revocation().contains(Revocation.STAPLE)) {
            facts.checkStaples("revocation(STAPLE)", context);
        }
    }

    private static void checkOptions(Context context, ProviderCapabilities facts) {
        refuseIf(
                facts,
                context.options().contains(Option.NO_RENEGOTIATION) && renegotiates(context, facts),
                "options(NO_RENEGOTIATION)",
                facts.subject() + " answers each request for one");
        boolean allows = context.options().contains(Option.ALLOW_CLIENT_RENEGOTIATION)
                && context.side().orElse(Side.SERVER) == Side.SERVER;
        refuseIf(
                facts,
                allows && Boolean.getBoolean("jdk.tls.rejectClientInitiatedRenegotiation"),
                "options(ALLOW_CLIENT_RENEGOTIATION)",
                "this process forbids it (jdk.tls.rejectClientInitiatedRenegotiation)");
        if (allows && !facts.has(ProviderCapability.ANSWERS_ITS_CLIENT)) {
            throw facts.refused(
                    "options(ALLOW_CLIENT_RENEGOTIATION)",
                    "a server of " + facts.subject() + " makes no other handshake",
                    ON_EITHER);
        }
        refuseIf(
                facts,
                context.options().contains(Option.ENGINE_SNI),
                "options(ENGINE_SNI)",
                facts.subject() + "'s SNIMatcher is not asked where no name is sent, and knows one alert only");
    }

    private static boolean renegotiates(Context context, ProviderCapabilities facts) {
        boolean asClient =
                context.side().orElse(Side.CLIENT) == Side.CLIENT && facts.has(ProviderCapability.ANSWERS_ITS_SERVER);
        boolean asServer =
                context.side().orElse(Side.SERVER) == Side.SERVER && facts.has(ProviderCapability.ANSWERS_ITS_CLIENT);
        return asClient || asServer;
    }

    private static void checkCallbacks(Context context, ProviderCapabilities facts) {
        refuseIf(
                facts,
                context.ocspStapleCallback().isPresent(),
                "ocspStaple(...)",
                facts.lacking("the JDK staples only what it has fetched from a responder itself"));
        refuseIf(
                facts,
                context.nextProtocolAdvertiseCallback().isPresent(),
                "onNextProtocolAdvertise(...)",
                facts.lacking("the JDK never had NPN"));
        refuseIf(
                facts,
                context.nextProtocolSelectCallback().isPresent(),
                "onNextProtocolSelect(...)",
                facts.lacking("the JDK never had NPN"));
        refuseIf(
                facts,
                !context.srtp().isEmpty(),
                "srtp(" + context.srtp() + ")",
                facts.lacking("the JDK does not have use_srtp"));
    }

    private static void checkKeyExchange(Context context, ProviderCapabilities facts) {
        refuseIf(
                facts,
                context.temporaryDh().isPresent(),
                "temporaryDh(...)",
                facts.lacking("the JDK takes no parameters but its own (jdk.tls.ephemeralDHKeySize)"));
    }

    private static void checkCredentials(Context context, ProviderCapabilities facts) {
        for (Credential credential : context.credentials()) {
            PublicKey key = credential.certificate().getPublicKey();
            if (Set.of(PublicKeyAlgorithm.ML_DSA, PublicKeyAlgorithm.OTHER).contains(PublicKeyAlgorithm.of(key))) {
                throw facts.refused(
                        "credential(" + credential.certificate().getSubjectX500Principal() + ")",
                        facts.subject() + "'s TLS has no signatures of " + key.getAlgorithm(),
                        "give a key that it has, such as one of P-256");
            }
        }
    }

    private static void checkSecrets(Context context, ProviderCapabilities facts) {
        boolean captured = context.options().contains(Option.CAPTURE_SECRETS);
        if ((captured || context.keyLogCallback().isPresent()) && !facts.has(ProviderCapability.SHOWS_SECRETS)) {
            throw facts.refused(
                    captured ? "options(CAPTURE_SECRETS)" : "onKeyLog(...)",
                    facts.subject() + " keeps its secrets",
                    ON_EITHER);
        }
    }

    private static void checkCache(Context context, ProviderCapabilities facts) {
        boolean serves = context.side().orElse(Side.SERVER) == Side.SERVER;
        if (serves
                && !UncachedSessionServer.keeps(context.sessionCacheMode())
                && !facts.has(ProviderCapability.FORGETS_SESSIONS)) {
            throw facts.refused(
                    "sessionCacheMode(" + context.sessionCacheMode() + ") on a server",
                    facts.subject() + " keeps each session",
                    ON_EITHER);
        }
    }

    private static void checkOrder(Context context, ProviderCapabilities facts) {
        boolean ordered = context.cipherList().isPresent()
                && !context.options().contains(Option.CIPHER_SERVER_PREFERENCE)
                && context.side().orElse(Side.SERVER) == Side.SERVER;
        if (ordered && !facts.has(ProviderCapability.FOLLOWS_THE_CLIENTS_ORDER)) {
            throw facts.refused(
                    "cipherList(...) without options(CIPHER_SERVER_PREFERENCE) on a server",
                    facts.subject() + " decides by the server's order always",
                    "add the option, or run it on the engine jsse or openssl");
        }
    }

    private static void refuseIf(ProviderCapabilities facts, boolean given, String setting, String why) {
        if (given) {
            throw facts.refused(setting, why, ON_OPENSSL);
        }
    }
}
