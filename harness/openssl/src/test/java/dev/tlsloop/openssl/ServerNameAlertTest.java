package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Option;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.jsse.Jsse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each number that a server name callback may answer as an alert: the refusal and the transcript say what was sent. */
class ServerNameAlertTest {
    private static final int NUMBERS = 256;

    static List<Arguments> servers() {
        List<Arguments> servers = new ArrayList<>();
        for (TlsVersion version : List.of(TLS_1_2, TLS_1_3)) {
            ContextBuilder server = aServer().versions(version, version);
            servers.add(Arguments.of("openssl, " + version, server));
            servers.add(
                    Arguments.of("jsse, " + version, server.build().toBuilder().engine(Jsse.engine())));
            servers.add(Arguments.of(
                    "ENGINE_SNI, " + version, server.build().toBuilder().options(Option.ENGINE_SNI)));
        }
        return servers;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    @PyOpenSslItem({"J15", "J16"})
    void theRefusalAndTheTranscriptNameTheAlertThatTheClientHeard(String mode, ContextBuilder server) {
        List<String> wrong = new ArrayList<>();
        for (int code = 1; code < NUMBERS; code++) {
            Outcome.Refused refused = answering(server, new Alert(code));
            Optional<Alert> heard = refused.reported().flatMap(Refusal::alert);
            if (!refused.alert().equals(heard) || !recorded(refused).equals(heard)) {
                wrong.add(code + " was heard as " + heard + ": " + refused);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    @PyOpenSslItem("J16")
    void aNumberWithoutANameIsSentAsInternalError(String mode, ContextBuilder server) {
        List<Integer> others = new ArrayList<>();
        for (int code = 1; code < NUMBERS; code++) {
            boolean named = Alert.ofName(new Alert(code).name()).isPresent();
            if (!named && !heardAfter(server, code).equals(Optional.of(Alert.INTERNAL_ERROR))) {
                others.add(code);
            }
        }
        assertEquals(List.of(), others);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    @PyOpenSslItem("J16")
    void theDetailSaysThatAnotherAlertWasSent(String mode, ContextBuilder server) {
        assertEquals(
                "the server name callback answered alert_255 (255), which the registry does not name, so the server sent"
                        + " internal_error (80)",
                answering(server, new Alert(255)).refusal().detail());
    }

    @Test
    void theDetailSaysThatLibsslDoesNotSendAnAlert() {
        assertEquals(
                "the server name callback answered ech_required (121), which libssl does not send, so the server sent"
                        + " internal_error (80)",
                answering(aServer().options(Option.ENGINE_SNI), Alert.ECH_REQUIRED)
                        .refusal()
                        .detail());
    }

    private static Optional<Alert> recorded(Outcome.Refused refused) {
        return refused.transcript().entries().stream()
                .flatMap(entry ->
                        entry.event() instanceof Event.Refuses refuses ? refuses.alert().stream() : Stream.empty())
                .findFirst();
    }

    private static Optional<Alert> heardAfter(ContextBuilder server, int code) {
        return answering(server, new Alert(code)).reported().flatMap(Refusal::alert);
    }

    private static Outcome.Refused answering(ContextBuilder server, Alert alert) {
        ContextBuilder answering = server.onServerName((connection, name, front) -> ServerNameAnswer.alert(alert));
        return (Outcome.Refused)
                Loopback.between(aClient().build(), answering.build()).handshake();
    }
}
