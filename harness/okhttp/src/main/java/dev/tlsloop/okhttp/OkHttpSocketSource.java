package dev.tlsloop.okhttp;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.jsse.SocketSource;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The sockets of one client: OkHttp configures them and verifies the server. */
record OkHttpSocketSource(OkHttpClient client, int failures) implements SocketSource {
    private static final String NAME = "OkHttpClient";

    static OkHttpSocketSource of(OkHttpClient client, int failures) {
        if (client.connectionSpecs().stream().noneMatch(ConnectionSpec::isTls)) {
            throw new IllegalArgumentException(
                    "an OkHttpClient whose connectionSpecs(...) are all clear text has no TLS;"
                            + " give it ConnectionSpec.MODERN_TLS");
        }
        if (client.protocols().contains(Protocol.H2_PRIOR_KNOWLEDGE)) {
            throw new IllegalArgumentException(
                    "an OkHttpClient with protocols(H2_PRIOR_KNOWLEDGE) speaks clear text only;"
                            + " give it protocols(HTTP_2, HTTP_1_1)");
        }
        if (failures < 0) {
            throw new IllegalArgumentException("fallback(client, " + failures
                    + "): the failed attempts are counted from 0; give 0 for the first attempt");
        }
        return new OkHttpSocketSource(client, failures);
    }

    @Override
    public SSLSocket over(Socket raw, ConnectionSettings settings) {
        return new ConnectOnlyCall(client, host(settings)).configure(raw, failures);
    }

    @Override
    public Optional<Refusal> objection(SSLSocket established, ConnectionSettings settings) {
        return new ConnectOnlyCall(client, host(settings)).judge(established);
    }

    /** The host that OkHttp connects to, which is the name it sends and verifies. */
    private static String host(ConnectionSettings settings) {
        if (settings.alpn().isPresent()) {
            throw refused("a connection with ALPN", "it offers its protocols()", "set protocols(...) on its builder");
        }
        if (settings.session().isPresent()) {
            throw refused("a connection with a session", "its socket factory keeps its sessions", "open without it");
        }
        if (settings.requestOcsp()) {
            throw refused(
                    "withOcspRequest()",
                    "its socket factory decides whether it sends the request",
                    "declare a Context instead");
        }
        if (settings.serverName().isEmpty() || !settings.serverName().equals(settings.verifyName())) {
            throw refused(
                    "a connection that sends "
                            + settings.serverName().map(ServerName::name).orElse("no name") + " and verifies "
                            + settings.verifyName().map(ServerName::name).orElse("nothing"),
                    "it sends the name that it verifies",
                    "use ConnectionSettings.forServer(name), or declare a Context instead");
        }
        return settings.serverName().get().name();
    }

    private static UnsupportedSettingException refused(String setting, String why, String remedy) {
        return new UnsupportedSettingException(setting, NAME, why, remedy);
    }
}
