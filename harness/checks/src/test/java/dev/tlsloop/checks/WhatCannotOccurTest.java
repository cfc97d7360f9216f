package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Connection;
import dev.tlsloop.IoStatus;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.socket.SocketConnection;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Items that pyOpenSSL documents as absent, and that these types therefore cannot express. */
class WhatCannotOccurTest {
    /** The statuses are those of reading, writing and the end of a connection; none waits for a certificate lookup. */
    @Test
    @PyOpenSslItem("G5")
    void anX509LookupIsNeverWanted() {
        assertEquals("[NOTHING, READ, WRITE, CLOSED, EOF, REFUSED]", Arrays.toString(IoStatus.values()));
    }

    /** A file object would need two halves that close separately, which a TLS connection does not have. */
    @Test
    @PyOpenSslItem("I40")
    void aConnectionIsNotAFile() {
        List<String> makers = Stream.of(Connection.class, SocketConnection.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> isStream(method.getReturnType()))
                .map(Method::getName)
                .toList();
        assertEquals(List.of(), makers);
    }

    private static boolean isStream(Class<?> type) {
        return Stream.of(InputStream.class, OutputStream.class, Reader.class, Writer.class)
                .anyMatch(stream -> stream.isAssignableFrom(type));
    }
}
