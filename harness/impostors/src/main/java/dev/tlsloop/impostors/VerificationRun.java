package dev.tlsloop.impostors;

import dev.tlsloop.Credential;
import dev.tlsloop.Reason;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The handshakes of one client: first the sound servers, then the impostors. */
final class VerificationRun {
    private final Function<Credential, ClientOutcome> meeting;
    private final String name;
    private final KeyType keyType;
    private final Authority strangers = Authority.create("Strangers root");

    /** @param meeting runs a handshake with a server that presents that credential */
    VerificationRun(Function<Credential, ClientOutcome> meeting, String name, KeyType keyType) {
        this.meeting = meeting;
        this.name = name;
        this.keyType = keyType;
    }

    ImpostorReport run(Optional<Authority> trusted) {
        Optional<ClientOutcome> control = trusted.map(this::withSoundServerOf);
        ClientOutcome stranger = withSoundServerOf(strangers);
        boolean accepts = control.filter(ClientOutcome::isAccepted).isPresent();
        // A client that accepts a stranger can still be tested, with impostors of that stranger.
        Optional<Authority> believed =
                accepts ? trusted : Optional.of(strangers).filter(any -> stranger.isAccepted());
        VerificationResult.Unknown silence = silence(control, stranger);
        return new ImpostorReport(
                client(stranger),
                control,
                Stream.of(Impostor.values())
                        .map(impostor -> impostor == Impostor.STRANGER
                                ? judge(impostor, stranger, accepts ? Optional.empty() : Optional.of(silence))
                                : believed.map(base -> judge(impostor, with(impostor, base), Optional.empty()))
                                        .orElseGet(() -> new ImpostorResult(impostor, silence)))
                        .toList());
    }

    private ClientOutcome withSoundServerOf(Authority authority) {
        return meeting.apply(authority.with(keyType).issue(name));
    }

    private ClientOutcome with(Impostor impostor, Authority believed) {
        return meeting.apply(impostor.credential(believed, name, keyType));
    }

    /** @param silence the reason why a refusal proves nothing; empty if the client accepts a sound server */
    private static ImpostorResult judge(
            Impostor impostor, ClientOutcome outcome, Optional<VerificationResult.Unknown> silence) {
        if (outcome.isAccepted()) {
            return new ImpostorResult(impostor, new VerificationResult.NotChecked(outcome));
        }
        if (silence.isPresent()) {
            return new ImpostorResult(impostor, silence.get());
        }
        if (outcome.isRefused()) {
            return new ImpostorResult(impostor, new VerificationResult.Checked(outcome));
        }
        return new ImpostorResult(
                impostor,
                new VerificationResult.Unknown(
                        "the client neither accepted nor refused it, " + outcome.summary(),
                        outcome instanceof ClientOutcome.InMemory
                                ? "set an engine that can present it, withServers(...)"
                                : "let the call send one request to the https address that it gets"));
    }

    /** The reason why the refusals of a client that accepted no server prove nothing. */
    private static VerificationResult.Unknown silence(Optional<ClientOutcome> control, ClientOutcome stranger) {
        return control.map(outcome -> new VerificationResult.Unknown(
                        "it does not accept a sound server either, " + outcome.summary(), remedy(outcome)))
                .orElseGet(() -> new VerificationResult.Unknown(
                        "no server is known that it accepts, and it does not accept a stranger: " + stranger.summary(),
                        "give an authority that it trusts, Impostors.by(authority)"));
    }

    private static String client(ClientOutcome outcome) {
        return outcome instanceof ClientOutcome.InMemory run
                ? run.handshake().engines().client()
                : "a client over sockets";
    }

    private static String remedy(ClientOutcome control) {
        if (control instanceof ClientOutcome.OverSockets call) {
            return remedy(call);
        }
        return control.reason().map(VerificationRun::remedy).orElse("look at the outcome of the control");
    }

    private static String remedy(ClientOutcome.OverSockets control) {
        if (control.connections().isEmpty()) {
            return "let the client resolve the server name to 127.0.0.1, or call localhost";
        }
        return control.isRefused()
                ? "make the client trust this authority, and give the name that it verifies, withServerName(...)"
                : "let the call send one request to the https address that it gets";
    }

    private static String remedy(Reason reason) {
        return switch (reason) {
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
