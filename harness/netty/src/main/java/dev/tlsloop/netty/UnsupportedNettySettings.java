package dev.tlsloop.netty;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCounted;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** The settings that an SslContext fixes when it is built, and the sentences that refuse them. */
final class UnsupportedNettySettings {
    private static final String NAME = "SslContext of Netty";
    private static final String DECLARE = "or declare a Context";

    private UnsupportedNettySettings() {}

    static void checkSide(SslContext context, Side side) {
        Side built = context.isClient() ? Side.CLIENT : Side.SERVER;
        if (built != side) {
            throw new IllegalArgumentException("open(" + side + ", ...) on an SslContext of Netty that was built for a "
                    + built + "; build it with SslContextBuilder."
                    + (side == Side.CLIENT ? "forClient()" : "forServer(...)"));
        }
    }

    static void check(ConnectionSettings settings) {
        if (settings.alpn().isPresent()) {
            throw refused(
                    "a connection with ALPN",
                    "an SslContext offers the protocols that it was built with",
                    "set applicationProtocolConfig(...) on its builder, " + DECLARE);
        }
        if (settings.session().isPresent()) {
            throw refused(
                    "a connection with a session",
                    "an SslContext keeps its sessions to itself",
                    "open without it, or use Jsse.endpoint(...) with an SSLContext");
        }
        if (settings.requestOcsp()) {
            throw refused(
                    "withOcspRequest()",
                    "an SslContext decides itself whether it sends the request",
                    "set enableOcsp(true) on its builder, " + DECLARE);
        }
        Optional<ServerName> sent = settings.serverName();
        if (sent.isPresent() && !sent.equals(settings.verifyName())) {
            throw refused(
                    "a connection that sends " + sent.get().name() + " and verifies "
                            + settings.verifyName().map(ServerName::name).orElse("nothing"),
                    "newEngine(...) takes one host for both",
                    "send the same, " + DECLARE + " and run it on the engine openssl");
        }
    }

    /** OpenSSL's engine gets the name at its creation, and cannot remove it later. */
    static void checkNameCanBeLeftOut(SSLEngine engine) {
        String host = engine.getPeerHost();
        boolean isSent = engine instanceof ReferenceCounted && host != null && host.indexOf('.') > 0;
        if (isSent) {
            throw refused(
                    "withoutServerName()",
                    "its " + engine.getClass().getSimpleName() + " sends the host that it verifies",
                    "build it with SslProvider.JDK, " + DECLARE);
        }
    }

    static void checkTaken(SSLParameters wanted, SSLEngine engine) {
        SSLParameters taken = engine.getSSLParameters();
        if (!Arrays.equals(wanted.getApplicationProtocols(), taken.getApplicationProtocols())) {
            throw refused(
                    "setApplicationProtocols(...)",
                    "its " + engine.getClass().getSimpleName() + " takes no protocols from SSLParameters",
                    "set applicationProtocolConfig(...) on its builder");
        }
        if (!Set.of(wanted.getCipherSuites()).equals(Set.of(taken.getCipherSuites()))) {
            throw refused(
                    "setCipherSuites(...)",
                    "its " + engine.getClass().getSimpleName() + " leaves other suites enabled",
                    "set ciphers(...) on its builder, or protocols(...) where TLS 1.3 is not wanted");
        }
    }

    private static UnsupportedSettingException refused(String setting, String why, String remedy) {
        return new UnsupportedSettingException(setting, NAME, why, remedy);
    }
}
