package dev.tlsloop.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tlsloop.Credential;
import dev.tlsloop.ServerName;
import dev.tlsloop.Trust;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Null is refused where it is given, in a sentence that names the argument. */
class NullArgumentsTest {
    private static final EngineSource NO_ENGINES = null;
    private static final SocketSource NO_SOCKETS = null;
    private static final Function<Optional<ServerName>, SSLEngine> NO_FUNCTION = null;

    static Stream<Arguments> calls() {
        return Stream.of(
                calling(
                        () -> Jsse.engine(null),
                        "the provider of engine(provider) is null; give one, or call engine() for the JDK's"),
                calling(
                        () -> Jsse.version(null),
                        "the question of version(...) is null; give one, such as LibraryVersionQuery.VERSION"),
                calling(
                        () -> Jsse.endpoint((SSLContext) null),
                        "the SSLContext of endpoint(...) is null; give one, or declare a Context"),
                calling(
                        () -> Jsse.endpoint(SSLContext.getDefault(), null),
                        "the function of endpoint(context, adjust) is null; leave it out to set nothing"),
                calling(
                        () -> Jsse.endpoint(NO_FUNCTION),
                        "the function of endpoint(engines) is null; give one that makes an engine for each connection"),
                calling(
                        () -> Jsse.endpoint((SSLSocketFactory) null),
                        "the SSLSocketFactory of endpoint(factory) is null; give one, or declare a Context"),
                calling(
                        () -> Jsse.endpoint("mine", NO_ENGINES),
                        "the source of endpoint(text, source) is null; give one that makes engines"),
                calling(
                        () -> Jsse.endpoint("mine", NO_SOCKETS),
                        "the source of endpoint(text, source) is null; give one that makes sockets"),
                calling(
                        () -> Jsse.endpoint(null, NO_SOCKETS),
                        "the text of endpoint(text, source) is null; give a few words for reports"),
                calling(() -> Jsse.sslContext(null), "the trust is null; give one, Trust.of() for nobody"),
                calling(() -> Jsse.trustManager((Trust) null), "the trust is null; give one, Trust.of() for nobody"),
                calling(
                        () -> Jsse.keyManager((Credential) null),
                        "the credential of credential(...) is null; give one, or leave the call out"));
    }

    private static Arguments calling(Executable call, String description) {
        return arguments(call, description);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallNamesWhatItLacks(Executable call, String description) {
        assertEquals(description, assertThrows(NullPointerException.class, call).getMessage());
    }
}
