package dev.tlsloop.jsse;

import dev.tlsloop.Context;
import dev.tlsloop.Option;
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
        checkCallbacks(context);
        checkKeyExchange(context);
        checkClientCas(context);
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

    private static void refuseIf(boolean given, String setting, String why) {
        if (given) {
            throw EngineSettings.refused(setting, why, ON_OPENSSL);
        }
    }
}
