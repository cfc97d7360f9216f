package dev.tlsloop.jsse.provider;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.ServerName;
import dev.tlsloop.UnsupportedSettingException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;

/** What of an opening the JDK cannot honour, one sentence each. */
public final class UnsupportedConnectionSettings {
    private UnsupportedConnectionSettings() {}

    public static void checkBrought(ConnectionSettings settings) {
        if (settings.requestOcsp()) {
            throw refusal(
                    "withOcspRequest()",
                    "what was brought decides for itself whether it asks",
                    "set it there, or declare a Context and run it on the engine openssl");
        }
    }

    /** An engine that the user makes is told a name and nothing else. */
    public static void checkBroughtEngine(ConnectionSettings settings) {
        checkBrought(settings);
        checkOneName(settings);
        if (settings.session().isPresent()) {
            throw refusal(
                    "an opening with a session",
                    "whoever makes the engine keeps its sessions",
                    "have your function make an engine that resumes, or bring the SSLContext");
        }
    }

    /** Not every engine takes protocols that come with the parameters. */
    public static void checkOffered(SSLEngine engine, String... protocols) {
        if (!Arrays.equals(engine.getSSLParameters().getApplicationProtocols(), protocols)) {
            throw refusal(
                    "an opening with ALPN",
                    "a " + engine.getClass().getSimpleName() + " takes no protocols from its SSLParameters",
                    "set them where that engine is made, or bring an SSLContext");
        }
    }

    /** JSSE's own name check accepts a certificate for the name sent or for the peer host. */
    static void checkOneName(ConnectionSettings settings) {
        Optional<ServerName> sent = settings.serverName();
        if (sent.isPresent() && !sent.equals(settings.verifyName())) {
            throw refusal(
                    "an opening that sends " + sent.get().name() + " and verifies "
                            + settings.verifyName().map(ServerName::name).orElse("nothing"),
                    "its check accepts a certificate for either name",
                    "send no name, send the same, or run it on the engine openssl");
        }
    }

    private static UnsupportedSettingException refusal(String setting, String why, String remedy) {
        return new UnsupportedSettingException(setting, JsseEngineName.NAME, why, remedy);
    }
}
