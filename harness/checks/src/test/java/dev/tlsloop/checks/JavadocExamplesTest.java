package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the Javadoc of published types, which must compile. */
class JavadocExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\R(.*?)\\R\\s*\\* \\}</pre>", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile("^(public |static )*[\\w<>]+ \\w+\\([^()]*\\) \\{");

    /** The imports and variables that an example may use. */
    private static final String GIVEN = """
            import dev.tlsloop.*;
            import dev.tlsloop.assertj.*;
            import dev.tlsloop.bio.*;
            import dev.tlsloop.chain.*;
            import dev.tlsloop.contract.*;
            import dev.tlsloop.fixtures.*;
            import dev.tlsloop.fixtures.junit.*;
            import dev.tlsloop.fixtures.okhttp.*;
            import dev.tlsloop.fixtures.revocation.*;
            import dev.tlsloop.harness.*;
            import dev.tlsloop.harness.assertion.*;
            import dev.tlsloop.harness.chain.*;
            import dev.tlsloop.harness.failure.*;
            import dev.tlsloop.harness.fault.*;
            import dev.tlsloop.junit.*;
            import dev.tlsloop.harness.pipe.*;
            import dev.tlsloop.harness.Fact;
            import dev.tlsloop.harness.socket.*;
            import dev.tlsloop.harness.transcript.*;
            import dev.tlsloop.jsse.*;
            import dev.tlsloop.impostors.*;
            import dev.tlsloop.netty.*;
            import dev.tlsloop.okhttp.*;
            import dev.tlsloop.openssl.*;
            import dev.tlsloop.pem.*;
            import dev.tlsloop.pem.server.*;
            import dev.tlsloop.report.*;
            import dev.tlsloop.spi.*;
            import dev.tlsloop.spring.*;
            import dev.tlsloop.wire.*;
            import io.netty.handler.ssl.SslContext;
            import io.netty.handler.ssl.SslContextBuilder;
            import java.math.BigInteger;
            import java.net.InetSocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.security.KeyPair;
            import java.security.KeyPairGenerator;
            import java.security.Provider;
            import java.security.cert.X509Certificate;
            import java.time.*;
            import java.util.*;
            import java.util.function.Function;
            import javax.net.ssl.*;
            import okhttp3.OkHttpClient;
            import okhttp3.tls.HandshakeCertificates;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;
            import org.junit.jupiter.api.extension.RegisterExtension;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.EnumSource;
            import org.springframework.boot.ssl.SslBundle;
            import org.springframework.boot.ssl.pem.PemSslStoreBundle;
            import org.springframework.boot.ssl.pem.PemSslStoreDetails;
            import static dev.tlsloop.harness.assertion.TlsAssertions.*;
            import static dev.tlsloop.impostors.ImpostorAssertions.*;
            import static dev.tlsloop.Option.*;
            import static dev.tlsloop.AlpnProtocol.*;
            import static dev.tlsloop.Reason.*;
            import static dev.tlsloop.Side.*;
            import static dev.tlsloop.TlsVersion.*;
            import static dev.tlsloop.VerifyMode.*;

            abstract class Given {
                Authority ca;
                Chain chain;
                Context context, client, server, front, blue, green;
                Outcome outcome;
                Endpoint endpoint;
                Connection connection, first;
                SocketConnection socket;
                Provider provider;
                SSLContext production;
                byte[] bytes;
                List<X509Certificate> certificates;
                Transcript transcript;
                String keyLogText;
                byte[] body;
                Function<Context, ConnectionCoreFactory> starter;
                abstract byte[] nextBytesFromThePeer();
            }

            abstract class Example extends Given {
            %s
            }
            """;

    @TempDir
    private Path classes;

    @TestFactory
    List<DynamicTest> compile() {
        return ProjectFiles.publishedSources().stream()
                .flatMap(file -> examplesIn(file).stream()
                        .map(code -> DynamicTest.dynamicTest(name(file), () -> assertEquals("", mistakes(code), code))))
                .toList();
    }

    @Test
    void anExampleThatDoesNotCompileIsFound() {
        assertTrue(mistakes("Context client = Context.client().buidl();").contains("buidl"));
    }

    private static List<String> examplesIn(Path file) {
        List<String> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(ProjectFiles.text(file));
        while (matcher.find()) {
            examples.add(matcher.group(1)
                    .lines()
                    .map(line -> line.replaceFirst("^\\s*\\* ?", ""))
                    .collect(Collectors.joining("\n")));
        }
        return examples;
    }

    private String mistakes(String example) {
        boolean declaresMethods = METHOD.matcher(example).find() || example.startsWith("@");
        String body = declaresMethods ? example : "void example() throws Exception {\n" + example + "\n}";
        boolean isClass = example.contains("class ");
        String source = isClass ? GIVEN.formatted("") + example : GIVEN.formatted(body);
        StringWriter log = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-nowarn");
        boolean compiles = compiler.getTask(log, null, null, options, null, List.of(new Source(source)))
                .call();
        return compiles ? "" : log.toString();
    }

    private static String name(Path file) {
        return ProjectFiles.root().relativize(file).toString().toLowerCase(Locale.ROOT);
    }

    /** A source file in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
