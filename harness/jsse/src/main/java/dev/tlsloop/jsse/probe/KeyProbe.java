package dev.tlsloop.jsse.probe;

import dev.tlsloop.Credential;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.jsse.provider.ProbeHandshake;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.jsse.provider.SslContextSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;

/**
 * Tests whether a provider presents its credentials: rare kinds of keys, and one of several keys. Some providers use
 * only keys of their own making.
 */
final class KeyProbe {
    private final SslContextSource source;
    private final Map<List<Object>, Boolean> presented = new HashMap<>();

    KeyProbe(SslContextSource source) {
        this.source = source;
    }

    void check(List<Credential> credentials, ProviderCapabilities capabilities) {
        for (Credential credential : credentials) {
            if (!presents(credential)) {
                throw capabilities.refusal(
                        "credential(" + subject(credential) + ")",
                        "a trial handshake of " + capabilities.subject() + " with its key of "
                                + credential.certificate().getPublicKey().getAlgorithm() + " fails",
                        "give a key that it has, such as one of P-256");
            }
            if (credentials.size() > 1 && !presentsAmong(credentials, credential)) {
                throw capabilities.refusal(
                        "credential(...) of " + credentials.size() + " kinds",
                        "a trial handshake of " + capabilities.subject() + " does not show that of " + kind(credential)
                                + " to a client that wants it",
                        "give one, or run it on the engine jsse or openssl");
            }
        }
    }

    private synchronized boolean presents(Credential credential) {
        return switch (kind(credential)) {
            case RSA, EC -> true;
            case ML_DSA, OTHER -> false;
            default ->
                presented.computeIfAbsent(
                        List.of(kind(credential), credential.privateKey().getClass()),
                        key -> ProbeHandshake.presents(source, List.of(credential), engine -> {}));
        };
    }

    /** Up to TLS 1.2 a client tells by its suites whether it wants RSA or a curve. */
    private synchronized boolean presentsAmong(List<Credential> credentials, Credential wanted) {
        String suites = kind(wanted) == PublicKeyAlgorithm.RSA ? "TLS_ECDHE_RSA_" : "TLS_ECDHE_ECDSA_";
        return presented.computeIfAbsent(
                List.of(suites, credentials.stream().map(KeyProbe::kind).toList()),
                key -> ProbeHandshake.presents(source, credentials, engine -> wantOnly(suites, engine)));
    }

    private static void wantOnly(String suites, SSLEngine engine) {
        engine.setEnabledCipherSuites(Stream.of(engine.getEnabledCipherSuites())
                .filter(name -> name.startsWith(suites))
                .toArray(String[]::new));
    }

    private static PublicKeyAlgorithm kind(Credential credential) {
        return PublicKeyAlgorithm.of(credential.certificate().getPublicKey());
    }

    private static String subject(Credential credential) {
        return credential.certificate().getSubjectX500Principal().toString();
    }
}
