package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that we hash is one that openssl looks into, and the other way round. */
class HashedDirectoryTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/CN=root",
                "/C=DE/O=Example GmbH/OU=One/OU=Two/CN=Root CA",
                "/CN=MiXeD CaSe",
                "/CN=  two  blanks  and around  ",
                "/CN=Straße ÄÖÜ 日本",
                "/emailAddress=Root@Example.COM/DC=Test",
                "/O=Several+CN=At+OU=Once",
                "/serialNumber=0815"
            })
    void aFileIsNamedAsOpenSslHashesItsSubject(String subject) throws Exception {
        selfSigned("root", subject);
        Pem.writeDirectory(directory.resolve("hashed"), Pem.trust(directory.resolve("root.crt")));
        String hash = openssl("x509 -in root.crt -noout -subject_hash").strip();
        assertEquals(List.of(hash + ".0"), names("hashed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "utf8only", "pkix", "nombstr"})
    void theTypeOfAStringDoesNotCount(String mask) throws Exception {
        Files.writeString(directory.resolve("cnf"), "[req]\ndistinguished_name=n\nstring_mask=" + mask + "\n[n]\n");
        openssl("genpkey -algorithm ED25519 -out root.key");
        openssl("req -x509 -key root.key -config cnf -utf8 -subj /CN=Tést -out root.crt");
        Pem.writeDirectory(directory.resolve("hashed"), Pem.trust(directory.resolve("root.crt")));
        assertEquals(List.of(openssl("x509 -in root.crt -noout -subject_hash").strip() + ".0"), names("hashed"));
    }

    @Test
    void openSslFindsAnIssuerThere() throws Exception {
        selfSigned("root", "/CN=root");
        leafOf("root");
        Pem.writeDirectory(directory.resolve("hashed"), Pem.trust(directory.resolve("root.crt")));
        assertEquals("leaf.crt: OK", openssl("verify -CApath hashed leaf.crt").strip());
    }

    @Test
    void openSslFindsNothingInADirectoryOfOthers() throws Exception {
        selfSigned("root", "/CN=root");
        selfSigned("other", "/CN=other");
        leafOf("root");
        Pem.writeDirectory(directory.resolve("hashed"), Pem.trust(directory.resolve("other.crt")));
        assertThrows(AssertionError.class, () -> openssl("verify -CApath hashed leaf.crt"));
    }

    @Test
    void aDirectoryOfOpenSslIsRead() throws Exception {
        Files.createDirectory(directory.resolve("theirs"));
        selfSigned("theirs/a", "/CN=a");
        selfSigned("theirs/b", "/CN=b");
        openssl("rehash theirs");
        assertEquals(2, Pem.directory(directory.resolve("theirs")).anchors().size());
    }

    @Test
    void subjectsThatAreTheSameAreCountedThrough() throws Exception {
        selfSigned("a", "/CN=same");
        selfSigned("b", "/CN=same");
        Trust both = Pem.trust(directory.resolve("a.crt"), directory.resolve("b.crt"));
        Pem.writeDirectory(directory.resolve("hashed"), both);
        assertEquals(
                Set.copyOf(both.anchors()),
                Set.copyOf(Pem.directory(directory.resolve("hashed")).anchors()));
    }

    @Test
    void anExistingCertificateIsNotWrittenAgain() throws Exception {
        selfSigned("a", "/CN=a");
        Trust trust = Pem.trust(directory.resolve("a.crt"));
        Pem.writeDirectory(directory.resolve("hashed"), trust);
        Pem.writeDirectory(directory.resolve("hashed"), trust);
        assertEquals(1, names("hashed").size());
    }

    @Test
    void aFileInItsPlaceIsRefused() throws Exception {
        selfSigned("a", "/CN=a");
        Path file = directory.resolve("a.crt");
        String message = assertThrows(IllegalArgumentException.class, () -> Pem.writeDirectory(file, Pem.trust(file)))
                .getMessage();
        assertTrue(message.startsWith(file + ": expected a writable directory, found "), message);
    }

    private void selfSigned(String name, String subject) throws Exception {
        openssl("genpkey -algorithm ED25519 -out " + name + ".key");
        String certificate = name + ".crt";
        new OpenSsl(directory)
                .run("req", "-x509", "-key", name + ".key", "-utf8", "-subj", subject, "-out", certificate);
    }

    private void leafOf(String root) throws Exception {
        openssl("genpkey -algorithm ED25519 -out leaf.key");
        openssl("req -new -key leaf.key -subj /CN=leaf -out leaf.csr");
        openssl("x509 -req -in leaf.csr -CA " + root + ".crt -CAkey " + root + ".key -CAcreateserial -out leaf.crt");
    }

    private List<String> names(String folder) throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String openssl(String command) throws Exception {
        return new OpenSsl(directory).run(command);
    }
}
