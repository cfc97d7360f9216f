package dev.tlsloop.pem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The format of a file, guessed from its first bytes, for error messages that name the right reader. */
enum FileContent {
    EMPTY("nothing: it is empty", "write it again"),
    PEM("PEM", "read it with Pem"),
    PKCS12("PKCS#12", "read it with Pkcs12"),
    JKS("a JKS key store", "read it with Jks"),
    DER("DER", "read it with FileType.ASN1, or convert it with openssl x509, pkey or crl -inform DER"),
    OTHER("something else", "give a text that has a -----BEGIN line, or a file as a Path");

    final String found;
    final String remedy;

    FileContent(String found, String remedy) {
        this.found = found;
        this.remedy = remedy;
    }

    static FileContent of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
            return PEM;
        }
        if (startsWith(bytes, 0, 0xfe, 0xed, 0xfe, 0xed)) {
            return JKS;
        }
        return bytes[0] == 0x30 ? ofSequence(bytes) : OTHER;
    }

    /** Reads all bytes of a file. */
    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    file + " is not there: expected a file; looked for " + file.toAbsolutePath()
                            + "; check the name and the working directory",
                    e);
        } catch (IOException e) {
            String found = Files.isDirectory(file) ? "found a directory" : "found an unreadable one: " + e;
            throw new IllegalArgumentException(file + ": expected a file, " + found + "; name a readable file", e);
        }
    }

    /** A PFX begins with its version, 3; a PKCS#8 key with 0, a certificate with another sequence. */
    private static FileContent ofSequence(byte[] bytes) {
        int lengthBytes = bytes.length > 1 && (bytes[1] & 0x80) != 0 ? bytes[1] & 0x7f : 0;
        return startsWith(bytes, 2 + lengthBytes, 0x02, 0x01, 0x03) ? PKCS12 : DER;
    }

    private static boolean startsWith(byte[] bytes, int offset, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (offset + i >= bytes.length || (bytes[offset + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
