package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parameter of each public method refuses null in one sentence that names it. */
class NullArgumentsTest {
    @TempDir
    static Path directory;

    private static Map<Class<?>, Object> samples;

    @BeforeAll
    static void writeSamples() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("a", "EC -pkeyopt ec_paramgen_curve:P-256");
        Files.writeString(directory.resolve("index"), "");
        Files.writeString(directory.resolve("cnf"), "[ca]\ndefault_ca=c\n[c]\ndatabase=index\ndefault_md=sha256\n");
        openssl.run("ca -config cnf -gencrl -crldays 30 -keyfile a.key -cert a.crt -out a.crl");
        Path key = directory.resolve("a.key");
        Credential credential = Pem.credential(directory.resolve("a.crt"), key);
        Path all = Files.writeString(
                directory.resolve("all.pem"), Pem.text(credential) + Files.readString(directory.resolve("a.crl")));
        X509Certificate certificate = credential.certificate();
        samples = Map.ofEntries(
                Map.entry(Path.class, all),
                Map.entry(Path[].class, new Path[] {all}),
                Map.entry(String.class, Pem.text(credential)),
                Map.entry(char[].class, "secret".toCharArray()),
                Map.entry(byte[].class, new byte[1]),
                Map.entry(Passphrase.class, Passphrase.of("secret")),
                Map.entry(Credential.class, credential),
                Map.entry(Trust.class, Trust.of(certificate)),
                Map.entry(PrivateKey.class, credential.privateKey()),
                Map.entry(X509Certificate.class, certificate),
                Map.entry(X509Certificate[].class, new X509Certificate[] {certificate}),
                Map.entry(X509CRL.class, Pem.crls(all).get(0)),
                Map.entry(KeyFormat.class, KeyFormat.PKCS8),
                Map.entry(KeyStoreEntries.class, KeyStoreEntries.empty()),
                Map.entry(Pkcs12.Encryption.class, Pkcs12.Encryption.MODERN));
    }

    /** All parameters by reflection, so that the test covers those added later. */
    static Stream<Arguments> parameters() {
        Stream<Object> targets = Stream.of(
                Pem.class, Pkcs7.class, Pkcs12.class, Jks.class, Passphrase.class, FileType.PEM, FileType.ASN1);
        Stream<Object> values = Stream.of(KeyStoreEntries.empty(), TemporaryFiles.create());
        return Stream.concat(targets, values).flatMap(NullArgumentsTest::parameters);
    }

    private static Stream<Arguments> parameters(Object target) {
        Class<?> type =
                target instanceof Class<?> c ? c : target instanceof FileType ? FileType.class : target.getClass();
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) == target instanceof Class<?>)
                .filter(method ->
                        !method.isSynthetic() && type != TemporaryFiles.class || method.getParameterCount() > 1)
                .flatMap(method -> IntStream.range(0, method.getParameterCount())
                        .mapToObj(index -> Arguments.of(target, method, index)));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("parameters")
    void aNullArgumentIsNamed(Object target, Method method, int index) {
        Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(samples::get).toArray();
        arguments[index] = null;
        Throwable thrown = assertThrows(
                        InvocationTargetException.class,
                        () -> method.invoke(target instanceof Class<?> ? null : target, arguments))
                .getCause();
        assertTrue(
                thrown instanceof NullPointerException
                        && String.valueOf(thrown.getMessage()).matches("the [a-zA-Z0-9#(). ]+ (is|are) null; [^;]+"),
                () -> method + " " + index + ": " + thrown);
    }

    @Test
    void aNullElementIsNamed() {
        Path none = null;
        assertEquals(
                "the path of the file to read is null; give one",
                assertThrows(NullPointerException.class, () -> Pem.trust(directory.resolve("a.crt"), none))
                        .getMessage());
    }

    @Test
    void aNullAnswerOfAPassphraseIsNamed() throws Exception {
        new OpenSsl(directory).run("ec -in a.key -aes128 -passout pass:secret -out secret.key");
        Path key = directory.resolve("secret.key");
        assertEquals(
                "the answer of the Passphrase is null; return an empty array if there is none",
                assertThrows(NullPointerException.class, () -> FileType.PEM.privateKey(key, question -> null))
                        .getMessage());
    }
}
