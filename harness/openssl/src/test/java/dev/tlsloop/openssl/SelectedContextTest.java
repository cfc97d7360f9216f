package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.Option;
import dev.tlsloop.Reason;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.Trust;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server name that selects a context of another engine, or one that cannot start. */
class SelectedContextTest {
    private static final Credential LOCALHOST = CA.issue("localhost");

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ContextBuilder serverOf(Engine engine) {
        return Context.server().credential(LOCALHOST).engine(engine);
    }

    private static Context unnamed() {
        return Context.server().credential(LOCALHOST).build();
    }

    static Stream<Arguments> fronts() {
        return Stream.of(
                Arguments.of("jsse", serverOf(Jsse.engine()), OpenSsl.engine()),
                Arguments.of("the default engine", Context.server().credential(LOCALHOST), OpenSsl.engine()),
                Arguments.of("openssl", serverOf(OpenSsl.engine()), Jsse.engine()),
                Arguments.of(
                        "openssl with ENGINE_SNI",
                        serverOf(OpenSsl.engine()).options(Option.ENGINE_SNI),
                        Jsse.engine()));
    }

    private static Outcome selecting(ContextBuilder front, Context selected) {
        ContextBuilder selecting = front.onServerName((connection, name, original) -> ServerNameAnswer.use(selected));
        return Loopback.between(Context.client().trust(CA).build(), selecting.build())
                .handshake();
    }

    private static List<Object> facts(Outcome outcome) {
        Outcome.Refused refused = (Outcome.Refused) outcome;
        return List.of(refused.reason(), refused.alert(), refused.refusal().detail());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fronts")
    void aSelectedContextOfAnotherEngineIsRefused(String name, ContextBuilder front, Engine other) {
        Outcome outcome = selecting(front, serverOf(other).build());
        assertEquals(
                List.of(
                        Reason.REJECTED_BY_CALLBACK,
                        Optional.of(Alert.INTERNAL_ERROR),
                        "the server name callback selected a context of the engine " + other.name()
                                + ", and this connection runs on "
                                + outcome.engines().server()
                                + "; select a context that names no other engine"),
                facts(outcome));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fronts")
    void aSelectedContextThatNamesNoEngineRunsOnThatOfTheServer(String name, ContextBuilder front, Engine other) {
        assertEquals(Outcome.Success.class, selecting(front, unnamed()).getClass());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fronts")
    void aListedContextOfAnotherEngineIsRefusedAtTheStart(String name, ContextBuilder front, Engine other) {
        Context listing =
                front.onServerName("blue.test", serverOf(other).build()).build();
        String refused =
                assertThrows(UnsupportedSettingException.class, listing::start).getMessage();
        assertEquals(
                "onServerName(\"blue.test\", ...) with a context of the engine " + other.name()
                        + " cannot be honoured by the engine X: one endpoint runs on one engine; give a context that"
                        + " names no other engine",
                refused.replaceFirst("by the engine [^:]*:", "by the engine X:"));
    }

    @Test
    void aConnectionCannotUseAContextOfAnotherEngine() {
        Context client = Context.client().trust(CA).engine(OpenSsl.engine()).build();
        Context other = Context.client().trust(CA).engine(Jsse.engine()).build();
        try (Endpoint endpoint = client.start();
                Connection connection = endpoint.open(CLIENT, ConnectionSettings.forServer("localhost"))) {
            assertEquals(
                    "use(...) is given a context of the engine jsse, and this connection runs on "
                            + endpoint.engineText() + "; give a context that names no other engine",
                    assertThrows(IllegalArgumentException.class, () -> connection.use(other))
                            .getMessage());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fronts")
    void aSelectedContextWhoseTrustCannotBeReadIsRefused(String name, ContextBuilder front, Engine other) {
        Trust unreadable = () -> {
            throw new UncheckedIOException(new IOException("no certificate in rubbish.pem"));
        };
        Outcome outcome =
                selecting(front, unnamed().toBuilder().trust(unreadable).build());
        assertEquals(
                List.of(
                        Reason.REJECTED_BY_CALLBACK,
                        Optional.of(Alert.INTERNAL_ERROR),
                        "the start of the context that the server name callback selected threw"
                                + " java.io.UncheckedIOException: java.io.IOException: no certificate in rubbish.pem"),
                facts(outcome));
    }
}
