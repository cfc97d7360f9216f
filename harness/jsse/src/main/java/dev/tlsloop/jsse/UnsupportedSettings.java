package dev.tlsloop.jsse;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.KeyKind;
import dev.tlsloop.Option;
import java.security.PublicKey;
import java.util.Set;

/** Refuses, in one sentence each, what a context declares and the JDK has nothing for. */
final class UnsupportedSettings {
    private static final String ON_OPENSSL = "leave it out, or run it on the engine openssl";

    private UnsupportedSettings() {}

    static void check(Context context) {
        checkOptions(context);
        checkCallbacks(context);
        checkKeyExchange(context);
        checkCredentials(context);
    }

    private static void checkOptions(Context context) {
        refuseIf(
                context.options().contains(Option.NO_RENEGOTIATION),
                "options(NO_RENEGOTIATION)",
                "the JDK answers each request for one");
        refuseIf(
                context.options().contains(Option.ALLOW_CLIENT_RENEGOTIATION)
                        && Boolean.getBoolean("jdk.tls.rejectClientInitiatedRenegotiation"),
                "options(ALLOW_CLIENT_RENEGOTIATION)",
                "this process forbids it (jdk.tls.rejectClientInitiatedRenegotiation)");
        refuseIf(
                context.options().contains(Option.ENGINE_SNI),
                "options(ENGINE_SNI)",
                "the JDK's SNIMatcher is not asked where no name is sent, and knows one alert only");
    }

    private static void checkCallbacks(Context context) {
        refuseIf(
                context.ocspStapleCallback().isPresent(),
                "ocspStaple(...)",
                "the JDK staples only what it has fetched from a responder itself");
        refuseIf(
                context.nextProtocolAdvertiseCallback().isPresent(),
                "onNextProtocolAdvertise(...)",
                "the JDK never had NPN");
        refuseIf(
                context.nextProtocolSelectCallback().isPresent(), "onNextProtocolSelect(...)", "the JDK never had NPN");
        refuseIf(!context.srtp().isEmpty(), "srtp(" + context.srtp() + ")", "the JDK does not have use_srtp");
    }

    private static void checkKeyExchange(Context context) {
        refuseIf(
                context.temporaryDh().isPresent(),
                "temporaryDh(...)",
                "the JDK takes no parameters but its own (jdk.tls.ephemeralDHKeySize)");
    }

    private static void checkCredentials(Context context) {
        for (Credential credential : context.credentials()) {
            PublicKey key = credential.certificate().getPublicKey();
            if (Set.of(KeyKind.ML_DSA, KeyKind.OTHER).contains(KeyKind.of(key))) {
                throw EngineSettings.refused(
                        "credential(" + credential.certificate().getSubjectX500Principal() + ")",
                        "the JDK's TLS has no signatures of " + key.getAlgorithm(),
                        "give a key that it has, such as one of P-256");
            }
        }
    }

    private static void refuseIf(boolean given, String setting, String why) {
        if (given) {
            throw EngineSettings.refused(setting, why, ON_OPENSSL);
        }
    }
}
