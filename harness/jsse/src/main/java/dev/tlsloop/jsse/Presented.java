package dev.tlsloop.jsse;

import dev.tlsloop.Side;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** A chain as JSSE hands it to a trust manager: leaf first, with the engine that it came in on. */
record Presented(
        List<X509Certificate> chain,
        String authType,
        @Nullable SSLEngine engine,
        Side by) {}
