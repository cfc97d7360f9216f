package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Option;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each callback of each engine with everything that Java and Kotlin can throw. */
class CallbackThrowableTest {
    private static final Credential LOCALHOST = CA.issue("localhost");

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    /** A callback of one side that throws; both sides declare what makes the engine call it. */
    private record Callback(String name, Engine engine, Side side, Function<Throwable, ContextBuilder> throwing) {
        Loopback with(Throwable thrown, TlsVersion version) {
            ContextBuilder mine = throwing.apply(thrown).engine(engine);
            return side == CLIENT
                    ? Loopback.between(mine.build(), server().build()).withOcspRequest()
                    : Loopback.between(client(version).alpn("h2").build(), mine.build())
                            .withOcspRequest();
        }

        @Override
        public String toString() {
            return name + " on " + engine.name();
        }
    }

    private static ContextBuilder client(TlsVersion... highest) {
        return Context.client()
                .trust(CA)
                .versions(TLS_1_2, highest.length == 0 ? TLS_1_3 : highest[0])
                .onNextProtocolSelect((c, offered) -> offered.get(0))
                .engine(OpenSsl.engine());
    }

    private static ContextBuilder server() {
        return Context.server().credential(LOCALHOST).engine(OpenSsl.engine());
    }

    private static ContextBuilder serverOf(Engine engine) {
        return Context.server().credential(LOCALHOST).engine(engine);
    }

    private static ContextBuilder clientOf(Engine engine) {
        return Context.client().trust(CA).engine(engine);
    }

    private static List<Callback> callbacks() {
        List<Callback> callbacks = new ArrayList<>();
        for (Engine engine : List.of(Jsse.engine(), OpenSsl.engine())) {
            callbacks.addAll(onBoth(engine));
        }
        Engine openssl = OpenSsl.engine();
        callbacks.add(new Callback(
                "OCSP staple callback", openssl, SERVER, t -> serverOf(openssl).onOcspStaple(c -> thrown(t))));
        callbacks.add(new Callback(
                "server name callback with ENGINE_SNI",
                openssl,
                SERVER,
                t -> serverOf(openssl).options(Option.ENGINE_SNI).onServerName((c, name, front) -> thrown(t))));
        callbacks.add(new Callback(
                "start of a selected context with ENGINE_SNI",
                openssl,
                SERVER,
                t -> serverOf(openssl)
                        .options(Option.ENGINE_SNI)
                        .onServerName((c, name, front) -> ServerNameAnswer.use(broken(openssl, t)))));
        return callbacks;
    }

    private static List<Callback> onBoth(Engine engine) {
        return List.of(
                new Callback(
                        "verify callback", engine, CLIENT, t -> clientOf(engine).onVerify(v -> thrown(t))),
                new Callback(
                        "client's info callback",
                        engine,
                        CLIENT,
                        t -> clientOf(engine).onInfo((c, at, value) -> thrown(t))),
                new Callback(
                        "client's key log callback",
                        engine,
                        CLIENT,
                        t -> clientOf(engine).onKeyLog((c, line) -> thrown(t))),
                new Callback(
                        "OCSP response callback",
                        engine,
                        CLIENT,
                        t -> clientOf(engine).onOcspResponse((c, response) -> thrown(t))),
                new Callback(
                        "server's info callback",
                        engine,
                        SERVER,
                        t -> serverOf(engine).onInfo((c, at, value) -> thrown(t))),
                new Callback(
                        "server's key log callback",
                        engine,
                        SERVER,
                        t -> serverOf(engine).onKeyLog((c, line) -> thrown(t))),
                new Callback(
                        "ALPN callback", engine, SERVER, t -> serverOf(engine).onAlpn((c, offered) -> thrown(t))),
                new Callback(
                        "server name callback",
                        engine,
                        SERVER,
                        t -> serverOf(engine).onServerName((c, name, front) -> thrown(t))),
                new Callback(
                        "start of a selected context",
                        engine,
                        SERVER,
                        t -> serverOf(engine)
                                .onServerName((c, name, front) -> ServerNameAnswer.use(broken(engine, t)))));
    }

    /** A context whose trust anchors cannot be read when it starts. */
    private static Context broken(Engine engine, Throwable thrown) {
        Trust unreadable = () -> thrown(thrown);
        return serverOf(engine).trust(unreadable).build();
    }

    /** Throwables by name, each new for one run. */
    private static List<Supplier<Throwable>> exceptions() {
        return List.of(
                () -> new IllegalStateException("mine"),
                () -> new IOException("mine"),
                () -> new CertificateException("mine"),
                () -> new Throwable("mine"),
                TextlessException::new,
                TextlessCertificateException::new);
    }

    static Stream<Arguments> exceptionsOfCallbacks() {
        return callbacks().stream()
                .flatMap(callback -> exceptions().stream()
                        .flatMap(thrown -> Stream.of(TLS_1_2, TLS_1_3)
                                .map(version -> Arguments.of(
                                        callback, thrown.get().getClass().getSimpleName(), version, thrown.get()))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("exceptionsOfCallbacks")
    void anExceptionRefusesTheHandshake(Callback callback, String kind, TlsVersion version, Throwable mine) {
        Outcome outcome = callback.with(mine, version).handshake();
        Outcome.Refused refused = (Outcome.Refused) outcome;
        assertEquals(
                List.of(callback.side(), Reason.REJECTED_BY_CALLBACK, Optional.of(mine)),
                List.of(refused.side(), refused.reason(), refused.refusal().cause()),
                outcome::toString);
    }

    static Stream<Arguments> errorsOfCallbacks() {
        return callbacks().stream()
                .flatMap(callback -> Stream.of(new AssertionError("mine"), new StackOverflowError("mine"))
                        .map(error -> Arguments.of(callback, error)));
    }

    @ParameterizedTest
    @MethodSource("errorsOfCallbacks")
    void anErrorReachesTheCaller(Callback callback, Error mine) {
        Loopback loopback = callback.with(mine, TLS_1_3);
        assertSame(mine, assertThrows(Error.class, loopback::handshake));
    }

    static List<Callback> everyCallback() {
        return callbacks();
    }

    @ParameterizedTest
    @MethodSource("everyCallback")
    void theReportQuotesAnExceptionWithoutTextByItsClass(Callback callback) {
        Outcome outcome = callback.with(new TextlessException(), TLS_1_2).handshake();
        String threw =
                " threw dev.tlsloop.openssl.CallbackThrowableTest$TextlessException, which has no text because its"
                        + " toString() threw java.lang.IllegalStateException";
        assertEquals(
                List.of(true, true),
                List.of(
                        ((Outcome.Refused) outcome).refusal().detail().endsWith(threw),
                        outcome.toString().contains(threw)),
                outcome::toString);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aConnectionStaysRefusedAfterAnError(Engine engine) {
        AssertionError mine = new AssertionError("mine");
        Context context = clientOf(engine)
                .onInfo((c, at, value) -> thrown(mine))
                .insecurelySkipHostName()
                .build();
        try (Endpoint endpoint = context.start();
                Connection connection = endpoint.open(CLIENT, ConnectionSettings.none())) {
            assertThrows(AssertionError.class, connection::handshake);
            assertEquals(
                    List.of(IoStatus.REFUSED, Optional.of(mine)),
                    List.of(connection.handshake(), connection.refusal().flatMap(Refusal::cause)));
        }
    }

    static List<Engine> engines() {
        return List.of(Jsse.engine(), OpenSsl.engine());
    }

    static List<Arguments> nextProtocol() {
        Function<Throwable, Loopback> advertise = t -> Loopback.between(
                client(TLS_1_2).build(),
                server().onNextProtocolAdvertise(c -> thrown(t)).build());
        Function<Throwable, Loopback> select = t -> Loopback.between(
                client(TLS_1_2).onNextProtocolSelect((c, offered) -> thrown(t)).build(),
                server().onNextProtocolAdvertise(c -> AlpnProtocol.listOf("spdy/2"))
                        .build());
        return List.of(Arguments.of("advertise", advertise), Arguments.of("select", select));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nextProtocol")
    void theNextProtocolCallbacksRefuseToo(String name, Function<Throwable, Loopback> throwing) {
        for (Supplier<Throwable> exception : exceptions()) {
            Throwable mine = exception.get();
            Outcome outcome = throwing.apply(mine).handshake();
            assertEquals(
                    Optional.of(mine), ((Outcome.Refused) outcome).refusal().cause(), outcome::toString);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nextProtocol")
    void anErrorOfTheNextProtocolCallbacksReachesTheCaller(String name, Function<Throwable, Loopback> throwing) {
        AssertionError mine = new AssertionError("mine");
        Loopback loopback = throwing.apply(mine);
        assertSame(mine, assertThrows(AssertionError.class, loopback::handshake));
    }

    @SuppressWarnings("unchecked")
    private static <R, E extends Throwable> R thrown(Throwable any) throws E {
        throw (E) any;
    }

    /** An exception that cannot form its text. */
    private static final class TextlessException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    /** The same of the type that a trust manager may throw. */
    private static final class TextlessCertificateException extends CertificateException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }
}
