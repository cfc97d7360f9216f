package dev.tlsloop.jsse;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.KeyKind;
import dev.tlsloop.Mode;
import dev.tlsloop.Option;
import dev.tlsloop.SessionCacheMode;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** Refuses, in one sentence each, what a context declares and the JDK has nothing for. */
final class UnsupportedSettings {
    private static final String ON_OPENSSL = "leave it out, or run it on the engine openssl";

    private UnsupportedSettings() {}

    static void check(Context context) {
        checkOptions(context);
        checkSessions(context);
        checkCallbacks(context);
        checkKeyExchange(context);
        checkClientCas(context);
        checkCredentials(context);
    }

    private static void checkOptions(Context context) {
        for (Option option : List.of(Option.NO_RENEGOTIATION, Option.ALLOW_CLIENT_RENEGOTIATION)) {
            refuseIf(
                    context.options().contains(option),
                    "options(" + option + ")",
                    "the JDK decides about renegotiation for the whole process"
                            + " (jdk.tls.rejectClientInitiatedRenegotiation)");
        }
        refuseIf(
                context.options().contains(Option.ENGINE_SNI),
                "options(ENGINE_SNI)",
                "the JDK's SNIMatcher is not asked where no name is sent, and knows one alert only");
        refuseIf(
                context.modes().contains(Mode.RELEASE_BUFFERS),
                "modes(RELEASE_BUFFERS)",
                "the JDK's engine keeps its buffers as it likes");
    }

    private static void checkSessions(Context context) {
        refuseIf(
                !context.sessionCacheMode().equals(Set.of(SessionCacheMode.SERVER)),
                "sessionCacheMode("
                        + context.sessionCacheMode().stream().sorted().toList() + ")",
                "the JDK's session cache has a size and a timeout, and no modes");
    }

    private static void checkCallbacks(Context context) {
        refuseIf(context.infoCallback().isPresent(), "onInfo(...)", "the JDK tells nothing of its steps");
        refuseIf(context.keyLogCallback().isPresent(), "onKeyLog(...)", "the JDK does not give its secrets away");
        refuseIf(
                context.ocspResponseCallback().isPresent(),
                "onOcspResponse(...)",
                "the JDK does not ask for a response connection by connection");
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

    private static void checkClientCas(Context context) {
        Set<X500Principal> trusted = context.trust().stream()
                .flatMap(trust -> trust.anchors().stream())
                .map(X509Certificate::getSubjectX500Principal)
                .collect(Collectors.toSet());
        List<X500Principal> strange = context.clientCas().orElse(List.of()).stream()
                .filter(name -> !trusted.contains(name))
                .toList();
        refuseIf(!strange.isEmpty(), "clientCas(" + strange + ")", "the JDK names no authority that it does not trust");
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
