package dev.tlsloop.impostors;

import dev.tlsloop.Credential;
import dev.tlsloop.Side;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Outcome;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The handshakes of one client: first the sound servers, then the impostors. */
final class VerificationRun {
    private final Function<Credential, Outcome> meeting;
    private final String name;
    private final KeyType keyType;
    private final Authority strangers = Authority.create("Strangers root");

    /** @param meeting runs a handshake with a server that presents that credential */
    VerificationRun(Function<Credential, Outcome> meeting, String name, KeyType keyType) {
        this.meeting = meeting;
        this.name = name;
        this.keyType = keyType;
    }

    ImpostorReport run(Optional<Authority> trusted) {
        Optional<Outcome> control = trusted.map(this::withSoundServerOf);
        Outcome stranger = withSoundServerOf(strangers);
        boolean accepts = control.filter(Outcome.Success.class::isInstance).isPresent();
        // A client that accepts a stranger can still be tested, with impostors of that stranger.
        Optional<Authority> believed =
                accepts ? trusted : Optional.of(strangers).filter(any -> stranger instanceof Outcome.Success);
        VerificationResult.Unknown silence = silence(control, stranger);
        return new ImpostorReport(
                stranger.engines().client(),
                control,
                Stream.of(Impostor.values())
                        .map(impostor -> impostor == Impostor.STRANGER
                                ? judge(impostor, stranger, accepts ? Optional.empty() : Optional.of(silence))
                                : believed.map(base -> judge(impostor, with(impostor, base), Optional.empty()))
                                        .orElseGet(() -> new ImpostorResult(impostor, silence)))
                        .toList());
    }

    private Outcome withSoundServerOf(Authority authority) {
        return meeting.apply(authority.with(keyType).issue(name));
    }

    private Outcome with(Impostor impostor, Authority believed) {
        return meeting.apply(impostor.credential(believed, name, keyType));
    }

    /** @param silence the reason why a refusal proves nothing; empty if the client accepts a sound server */
    private static ImpostorResult judge(
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
                        "the client neither accepted nor refused it, " + outcome.summary(),
                        "set an engine that can present it, withServers(...)")));
    }

    /** The reason why the refusals of a client that accepted no server prove nothing. */
    private static VerificationResult.Unknown silence(Optional<Outcome> control, Outcome stranger) {
        return control.map(outcome -> new VerificationResult.Unknown(
                        "it does not accept a sound server either, " + outcome.summary(), remedy(outcome)))
                .orElseGet(() -> new VerificationResult.Unknown(
                        "no server is known that it accepts, and it does not accept a stranger: " + stranger.summary(),
                        "give an authority that it trusts, Impostors.by(authority)"));
    }

    private static String remedy(Outcome control) {
        if (!(control instanceof Outcome.Refused refused)) {
            return "look at the outcome of the control";
        }
        return switch (refused.reason()) {
            case UNKNOWN_ISSUER -> "give the authority that it trusts, or make it trust this one";
            case NAME_MISMATCH -> "give the name that it verifies, withServerName(...)";
            case NO_COMMON_VERSION,
                    NO_COMMON_CIPHER,
                    NO_COMMON_GROUP,
                    NO_COMMON_SIGNATURE_ALGORITHM,
                    NO_COMMON_PROTOCOL -> "give the servers a common setting, withKeyType(...) or withServers(...)";
            default -> "look at the outcome of the control";
        };
    }
}
