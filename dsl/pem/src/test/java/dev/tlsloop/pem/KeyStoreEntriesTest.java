package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Key stores with several entries are written, read by alias, and read by keytool. */
class KeyStoreEntriesTest {
    private static final char[] SECRET = "secret".toCharArray();

    /** The two formats of key stores. */
    enum Format {
        PKCS12 {
            @Override
            byte[] write(KeyStoreEntries entries) {
                return Pkcs12.bytes(entries, SECRET);
            }

            @Override
            Credential credential(Path file, String alias) {
                return Pkcs12.credential(file, alias, SECRET);
            }

            @Override
            Credential onlyCredential(Path file) {
                return Pkcs12.credential(file, SECRET);
            }

            @Override
            Trust trust(Path file) {
                return Pkcs12.trust(file, SECRET);
            }
        },
        JKS {
            @Override
            byte[] write(KeyStoreEntries entries) {
                return Jks.bytes(entries, SECRET);
            }

            @Override
            Credential credential(Path file, String alias) {
                return Jks.credential(file, alias, SECRET);
            }

            @Override
            Credential onlyCredential(Path file) {
                return Jks.credential(file, SECRET);
            }

            @Override
            Trust trust(Path file) {
                return Jks.trust(file, SECRET);
            }
        };

        abstract byte[] write(KeyStoreEntries entries);

        abstract Credential credential(Path file, String alias);

        abstract Credential onlyCredential(Path file);

        abstract Trust trust(Path file);
    }

    @TempDir
    static Path directory;

    private static Credential server;
    private static Credential client;
    private static Trust anchors;

    @BeforeAll
    static void writeCredentials() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("server", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("client", "RSA");
        openssl.writeSelfSigned("root", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("other", "EC -pkeyopt ec_paramgen_curve:P-256");
        server = Pem.credential(file("server.crt"), file("server.key"));
        client = Pem.credential(file("client.crt"), file("client.key"));
        anchors = Pem.trust(file("root.crt"), file("other.crt"));
    }

    @ParameterizedTest
    @EnumSource
    void aCredentialIsReadByItsAlias(Format format) throws Exception {
        assertEquals(client, format.credential(both(format), "client"));
    }

    @ParameterizedTest
    @EnumSource
    void theCaseOfAnAliasDoesNotMatter(Format format) throws Exception {
        assertEquals(server, format.credential(both(format), "Server"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherAliasIsRefusedWithThoseOfTheFile(Format format) throws Exception {
        Path file = both(format);
        String message = refusal(() -> format.credential(file, "proxy"));
        assertTrue(
                message.matches(
                        "\\Q" + file + "\\E: expected the private key \"proxy\", found \\[(server, client|client,"
                                + " server)]; give one of its aliases"),
                message);
    }

    @ParameterizedTest
    @EnumSource
    void aTrustedCertificateIsNoPrivateKey(Format format) throws Exception {
        assertTrue(refusal(() -> format.credential(both(format), "1")).contains("expected the private key \"1\""));
    }

    @ParameterizedTest
    @EnumSource
    void severalKeysWithoutAChoiceAreRefusedWithTheMethod(Format format) throws Exception {
        Path file = both(format);
        String method = format == Format.JKS ? "Jks" : "Pkcs12";
        String message = refusal(() -> format.onlyCredential(file));
        assertTrue(
                message.matches("\\Q" + file + "\\E: expected one private key, found 2 \\[(server, client|client,"
                        + " server)]; choose one with " + method + ".credential\\(file, alias, password\\)"),
                message);
    }

    @ParameterizedTest
    @EnumSource
    void keysAndTrustAreReadFromOneFile(Format format) throws Exception {
        assertEquals(
                Set.copyOf(anchors.anchors()),
                Set.copyOf(format.trust(both(format)).anchors()));
    }

    @ParameterizedTest
    @EnumSource
    void oneKeyBesideTrustNeedsNoAlias(Format format) throws Exception {
        KeyStoreEntries entries = KeyStoreEntries.empty().with(anchors).with("server", server);
        assertEquals(server, format.onlyCredential(written(format, entries)));
    }

    @ParameterizedTest
    @EnumSource
    void trustAloneHasNoPrivateKey(Format format) throws Exception {
        Path file = written(format, KeyStoreEntries.empty().with(anchors));
        assertEquals(
                file + ": expected one private key, found none; give a file that has one",
                refusal(() -> format.onlyCredential(file)));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyStoreHasNoPrivateKey(Format format) throws Exception {
        Path file = written(format, KeyStoreEntries.empty());
        assertEquals(
                file + ": expected the private key \"a\", found no private key; give one of its aliases",
                refusal(() -> format.credential(file, "a")));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyStoreHasNoTrust(Format format) throws Exception {
        Path file = written(format, KeyStoreEntries.empty());
        assertTrue(refusal(() -> format.trust(file)).startsWith(file + ": expected trusted certificates, found none"));
    }

    @ParameterizedTest
    @EnumSource
    void keytoolListsTheAliases(Format format) throws Exception {
        String list = new Keytool(directory)
                .output("-list -storetype " + format + " -storepass secret -keystore " + both(format));
        assertEquals(
                List.of(
                        "1, trustedCertEntry",
                        "2, trustedCertEntry",
                        "client, PrivateKeyEntry",
                        "server, PrivateKeyEntry"),
                list.lines()
                        .filter(line -> line.contains("Entry,"))
                        .map(line -> line.replaceFirst("^(\\w+), .*, (\\w+Entry),.*", "$1, $2"))
                        .sorted()
                        .toList());
    }

    @Test
    void openSslReadsTheAliases() throws Exception {
        String list = new OpenSsl(directory).run("pkcs12 -nodes -passin pass:secret -in " + both(Format.PKCS12));
        assertEquals(
                List.of("1", "2", "client", "client", "server", "server"),
                list.lines()
                        .filter(line -> line.contains("friendlyName: "))
                        .map(line -> line.replaceFirst(".*friendlyName: ", ""))
                        .sorted()
                        .toList());
    }

    @Test
    void aUsedAliasIsRefused() {
        KeyStoreEntries used = KeyStoreEntries.empty().with("server", server).with(anchors);
        assertEquals(
                "an alias is for one entry, and readers ignore its case; given: \"SERVER\" to key store with the"
                        + " credentials [server] and the trusted certificates [1, 2]; give another",
                refusal(() -> used.with("SERVER", client)));
    }

    @Test
    void anEmptyAliasIsRefused() {
        assertEquals(
                "an alias has at least one character; given: none; give a name",
                refusal(() -> KeyStoreEntries.empty().with("", server)));
    }

    @Test
    void numbersOfTrustedCertificatesPassOverUsedOnes() {
        assertEquals(
                "key store with the credentials [1] and the trusted certificates [2, 3]",
                KeyStoreEntries.empty().with("1", server).with(anchors).toString());
    }

    private static Path both(Format format) throws Exception {
        return written(
                format,
                KeyStoreEntries.empty()
                        .with("server", server)
                        .with("client", client)
                        .with(anchors));
    }

    private static Path written(Format format, KeyStoreEntries entries) throws Exception {
        return Files.write(file("written." + format), format.write(entries));
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }
}
