package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Engine;
import dev.tlsloop.Reason;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server name that selects a context whose files are rubbish. */
class SelectedContextFilesTest {
    private static final Authority CA = Authority.create("Root");

    @TempDir
    Path directory;

    static Stream<Engine> engines() {
        return Stream.of(Jsse.engine(), OpenSsl.engine());
    }

    private static ContextBuilder server(Engine engine) {
        return Context.server().engine(engine).credential(CA.issue("localhost"));
    }

    private Context trustingRubbish(Engine engine) throws IOException {
        Files.writeString(directory.resolve("5ed36f99.0"), "-----BEGIN CERTIFICATE-----\nrubbish");
        return server(engine)
                .trust(Pem.directory(directory))
                .verify(VerifyMode.PEER)
                .build();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aTrustDirectoryOfRubbishIsTheCallbacksFault(Engine engine) throws IOException {
        Context selected = trustingRubbish(engine);
        Context front = server(engine)
                .onServerName((connection, name, original) -> ServerNameAnswer.use(selected))
                .build();
        Outcome.Refused refused = (Outcome.Refused)
                Loopback.between(Context.client().trust(CA).build(), front).handshake();
        assertEquals(Reason.REJECTED_BY_CALLBACK, refused.reason());
    }
}
