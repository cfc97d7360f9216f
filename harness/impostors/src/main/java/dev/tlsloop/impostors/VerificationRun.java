package dev.tlsloop.impostors;

import dev.tlsloop.Credential;
import dev.tlsloop.Side;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Outcome;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One client and all impostors, in the order in which the answers mean something. */
final class VerificationRun {
    private final Function<Credential, Outcome> meeting;
    private final String name;
    private final KeyType keyType;
    private final Authority strangers = Authority.create("Strangers root");

    /** @param meeting how the handshake comes out with a server that presents that */
    VerificationRun(Function<Credential, Outcome> meeting, String name, KeyType keyType) {
        this.meeting = meeting;
        this.name = name;
        this.keyType = keyType;
    }

    ImpostorReport held(Optional<Authority> trusted) {
        Optional<Outcome> control = trusted.map(this::withSoundServerOf);
        Outcome stranger = withSoundServerOf(strangers);
        boolean accepts = control.filter(Outcome.Success.class::isInstance).isPresent();
        // Whoever takes a stranger's word is asked what else it checks of what strangers show.
        Optional<Authority> believed =
                accepts ? trusted : Optional.of(strangers).filter(any -> stranger instanceof Outcome.Success);
        VerificationResult.Unknown silence = silence(control, stranger);
        return new ImpostorReport(
                stranger.engines().client(),
                control,
                Stream.of(Impostor.values())
                        .map(impostor -> impostor == Impostor.STRANGER
                                ? judged(impostor, stranger, accepts ? Optional.empty() : Optional.of(silence))
                                : believed.map(base -> judged(impostor, with(impostor, base), Optional.empty()))
                                        .orElseGet(() -> new ImpostorResult(impostor, silence)))
                        .toList());
    }

    private Outcome withSoundServerOf(Authority authority) {
        return meeting.apply(authority.with(keyType).issue(name));
    }

    private Outcome with(Impostor impostor, Authority believed) {
        return meeting.apply(impostor.credential(believed, name, keyType));
    }

    /** @param silence why a refusal would mean nothing; empty where a sound server is accepted */
    private static ImpostorResult judged(
            Impostor impostor, Outcome outcome, Optional<VerificationResult.Unknown> silence) {
        if (outcome instanceof Outcome.Success success) {
            return new ImpostorResult(impostor, new VerificationResult.NotChecked(success));
        }
        Optional<VerificationResult> refused = Optional.of(outcome)
                .filter(o -> o instanceof Outcome.Refused r && r.side() == Side.CLIENT)
                .map(o -> silence.<VerificationResult>map(unknown -> unknown)
                        .orElseGet(() -> new VerificationResult.Checked((Outcome.Refused) o)));
        return new ImpostorResult(
                impostor,
                refused.orElseGet(() -> new VerificationResult.Unknown(
                        "the client came to no verdict, " + outcome.summary(),
                        "let servers(...) run on an engine that can present it")));
    }

    /** Why nothing can be said of a client that accepts no server by now. */
    private static VerificationResult.Unknown silence(Optional<Outcome> control, Outcome stranger) {
        return control.map(outcome -> new VerificationResult.Unknown(
                        "it does not accept a sound server either, " + outcome.summary(), remedy(outcome)))
                .orElseGet(() -> new VerificationResult.Unknown(
                        "no server is known that it accepts, and a stranger is none: " + stranger.summary(),
                        "give an authority that it trusts, Impostors.by(authority)"));
    }

    private static String remedy(Outcome control) {
        if (!(control instanceof Outcome.Refused refused)) {
            return "look at the outcome of the control";
        }
        return switch (refused.reason()) {
            case UNKNOWN_ISSUER -> "give the authority that it trusts, or make it trust this one";
            case NAME_MISMATCH -> "give the name that it verifies, serverName(...)";
            case NO_COMMON_VERSION,
                    NO_COMMON_CIPHER,
                    NO_COMMON_GROUP,
                    NO_COMMON_SIGNATURE_ALGORITHM,
                    NO_COMMON_PROTOCOL -> "let the servers have what it asks for, with(keyType) or servers(...)";
            default -> "look at the outcome of the control";
        };
    }
}
