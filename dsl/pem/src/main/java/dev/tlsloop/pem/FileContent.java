package dev.tlsloop.pem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** The format of a file, guessed from its first bytes, for error messages that name the right reader. */
enum FileContent {
    EMPTY("nothing: it is empty", "write it again"),
    PEM("PEM", "read it with Pem"),
    PKCS12("PKCS#12", "read it with Pkcs12"),
    PKCS7("PKCS#7", "read it with Pkcs7"),
    JKS("a JKS key store", "read it with Jks"),
    JCEKS("a JCEKS key store", "convert it with keytool -importkeystore -srcstoretype JCEKS -deststoretype PKCS12"),
    BKS("a BKS key store of Bouncy Castle", byBouncyCastle("BKS")),
    BCFKS("a BCFKS key store of Bouncy Castle", byBouncyCastle("BCFKS")),
    DER("DER", "read it with FileType.ASN1, or convert it with openssl x509, pkey or crl -inform DER"),
    OTHER("something else", "give another file");

    final String found;
    private final String remedy;

    FileContent(String found, String remedy) {
        this.found = found;
        this.remedy = remedy;
    }

    /** Refuses content of another format than this one. */
    void require(String place, byte[] bytes) {
        FileContent content = of(bytes);
        if (content != this) {
            throw refusal(place, content);
        }
    }

    /** An error text that names the right reader. */
    IllegalArgumentException refusal(String place, FileContent content) {
        String expected = this == JKS ? found : name().replace("PKCS", "PKCS#");
        String text = "give a text that has a -----BEGIN line, or a file as a Path";
        return new IllegalArgumentException(place + ": expected " + expected + ", found " + content.found + "; "
                + (this == PEM && content == OTHER ? text : content.remedy));
    }

    static FileContent of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        if (startsWith(bytes, 0, 0xfe, 0xed, 0xfe, 0xed)) {
            return JKS;
        }
        if (startsWith(bytes, 0, 0xce, 0xce, 0xce, 0xce)) {
            return JCEKS;
        }
        if (startsWith(bytes, 0, 0, 0, 0, 1, 0, 0, 0, 20) || startsWith(bytes, 0, 0, 0, 0, 2, 0, 0, 0, 20)) {
            return BKS;
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
            return PEM;
        }
        return bytes[0] == 0x30 ? ofSequence(bytes) : OTHER;
    }

    /** Reads all bytes of a regular file of at most 64 MiB. */
    static byte[] read(Path file) {
        Objects.requireNonNull(file, "the path of the file to read is null; give one");
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            String found = Files.isDirectory(file) ? "a directory" : "a pipe or a device";
            throw new IllegalArgumentException(file + ": expected a file, found " + found + "; name a readable file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        file + ": expected at most " + MOST_BYTES + " bytes (64 MiB), found more; name another file");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw absent(file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + ": expected a file, found an unreadable one: " + e + "; name a readable file", e);
        }
    }

    private static IllegalArgumentException absent(Path file, NoSuchFileException e) {
        String elsewhere = file.isAbsolute()
                ? "check the name"
                : "looked for " + file.toAbsolutePath() + "; check the name and the working directory";
        return new IllegalArgumentException(file + " is not there: expected a file; " + elsewhere, e);
    }

    /** The elements at the beginning differ; those of a version 1 revocation list are as in BCFKS. */
    private static FileContent ofSequence(byte[] bytes) {
        int inside = content(bytes, 0);
        if (startsWith(bytes, inside, 0x02, 0x01, 0x03)) {
            return PKCS12;
        }
        if (startsWith(bytes, inside, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02)) {
            return PKCS7;
        }
        int algorithm = content(bytes, content(bytes, inside));
        return startsWith(bytes, algorithm, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d)
                ? BCFKS
                : DER;
    }

    /** The offset of the content of an object in DER. */
    private static int content(byte[] bytes, int offset) {
        int first = offset + 1 < bytes.length ? bytes[offset + 1] & 0xff : 0;
        return offset + 2 + (first > 0x80 ? first - 0x80 : 0);
    }

    private static boolean startsWith(byte[] bytes, int offset, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (offset + i >= bytes.length || (bytes[offset + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static String byBouncyCastle(String type) {
        return "convert it with keytool -importkeystore -srcstoretype " + type + " -deststoretype PKCS12 -providerpath"
                + " bcprov.jar -providerclass org.bouncycastle.jce.provider.BouncyCastleProvider";
    }

    private static final int MOST_BYTES = 64 << 20;
}
