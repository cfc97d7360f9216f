package dev.tlsloop.jsse;

import dev.tlsloop.Credential;
import dev.tlsloop.KeyKind;
import java.util.EnumMap;
import java.util.Map;

/** Tries whether a provider can present a kind of key that not every provider knows: a handshake with it must succeed. */
final class KeyTrial {
    private final ContextSource source;
    private final Map<KeyKind, Boolean> presented = new EnumMap<>(KeyKind.class);

    KeyTrial(ContextSource source) {
        this.source = source;
    }

    void check(Credential credential, ProviderFacts facts) {
        KeyKind kind = KeyKind.of(credential.certificate().getPublicKey());
        if (!presents(kind, credential)) {
            throw facts.refused(
                    "credential(" + credential.certificate().getSubjectX500Principal() + ")",
                    facts.subject() + " presents no key of "
                            + credential.certificate().getPublicKey().getAlgorithm(),
                    "give a key that it has, such as one of P-256");
        }
    }

    private synchronized boolean presents(KeyKind kind, Credential credential) {
        return switch (kind) {
            case RSA, EC -> true;
            case ML_DSA, OTHER -> false;
            default -> presented.computeIfAbsent(kind, k -> TrialHandshake.presents(source, credential));
        };
    }
}
