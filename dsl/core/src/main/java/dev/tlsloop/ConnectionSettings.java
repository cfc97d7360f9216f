package dev.tlsloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings of one connection besides those of its context: the server name to send and to verify, an ALPN list, the
 * session to resume, the request for an OCSP staple, and application data.
 *
 * <pre>{@code
 * Connection connection = endpoint.open(CLIENT, ConnectionSettings.forServer("localhost").withOcspRequest());
 * }</pre>
 *
 * <p>A server uses {@link #none()}, to which it may add application data. Components may be added in later releases; start
 * from a factory.
 *
 * @param serverName the name that the client sends in SNI; empty sends none. An IP address is never sent
 * @param verifyName the name that the peer's certificate must be valid for, if the context verifies host names
 * @param alpn protocols to offer instead of the context's, at least one
 * @param session the session to resume
 * @param requestOcsp whether the client requests a stapled OCSP response (RFC 6066, 8)
 * @param appData the first value of {@link Connection#appData()}
 * @param secrets a listener for the secrets of this connection
 */
public record ConnectionSettings(
        Optional<ServerName> serverName,
        Optional<ServerName> verifyName,
        Optional<List<AlpnProtocol>> alpn,
        Optional<Session> session,
        boolean requestOcsp,
        Optional<Object> appData,
        Optional<KeyLogCallback> secrets) {
    private static final ConnectionSettings NONE = new ConnectionSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());

    /**
     * Checks the ALPN list.
     *
     * @throws IllegalArgumentException for an ALPN list that no ClientHello can have, because it is empty or too long
     *     (RFC 7301, 3.1)
     */
    public ConnectionSettings {
        if (alpn.isPresent()) {
            alpn = Optional.of(List.copyOf(alpn.get()));
        }
        if (alpn.isPresent() && alpn.get().isEmpty()) {
            throw new IllegalArgumentException(
                    "a connection offers one ALPN protocol or more; given: none; leave withAlpn(...) out to offer the"
                            + " context's");
        }
        int length = alpn.map(AlpnProtocol::listLength).orElse(0);
        if (length > AlpnProtocol.LONGEST_LIST) {
            throw new IllegalArgumentException(
                    "withAlpn(...) lists " + alpn.get().size() + " protocols of " + length
                            + " bytes, and a ClientHello takes " + AlpnProtocol.LONGEST_LIST
                            + " (RFC 7301, 3.1); offer fewer");
        }
    }

    /** Settings that add nothing: the client sends no server name. */
    public static ConnectionSettings none() {
        return NONE;
    }

    /** Settings that send that server name and verify it. */
    public static ConnectionSettings forServer(ServerName name) {
        Optional<ServerName> asked = Optional.of(Preconditions.one(name, "name of ConnectionSettings.forServer(...)"));
        return new ConnectionSettings(
                asked, asked, Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    /** Settings that send that server name and verify it; see {@link ServerName#of}. */
    public static ConnectionSettings forServer(String name) {
        return forServer(ServerName.of(name));
    }

    /** Returns a copy without SNI; the client still verifies the certificate for the same name. */
    public ConnectionSettings withoutServerName() {
        return new ConnectionSettings(Optional.empty(), verifyName, alpn, session, requestOcsp, appData, secrets);
    }

    /** Returns a copy that verifies the certificate for another name than the one in SNI. */
    public ConnectionSettings withVerifyName(ServerName name) {
        return new ConnectionSettings(
                serverName,
                Optional.of(Preconditions.one(name, "name of withVerifyName(...)")),
                alpn,
                session,
                requestOcsp,
                appData,
                secrets);
    }

    /** Returns a copy that offers these protocols instead of the context's, in this order; at least one. */
    public ConnectionSettings withAlpn(List<AlpnProtocol> protocols) {
        List<AlpnProtocol> offered = Preconditions.each("protocol of withAlpn(...)", protocols);
        return new ConnectionSettings(
                serverName, verifyName, Optional.of(offered), session, requestOcsp, appData, secrets);
    }

    /** Returns a copy that resumes that session if the server still has it. */
    public ConnectionSettings withSession(Session toResume) {
        Optional<Session> resumed = Optional.of(Preconditions.one(toResume, "session of withSession(...)"));
        return new ConnectionSettings(serverName, verifyName, alpn, resumed, requestOcsp, appData, secrets);
    }

    /** Returns a copy that requests an OCSP response for the server's certificate; by default there is no request. */
    public ConnectionSettings withOcspRequest() {
        return new ConnectionSettings(serverName, verifyName, alpn, session, true, appData, secrets);
    }

    /** Returns a copy with an object for {@link Connection#appData()}, which returns the same instance. */
    public ConnectionSettings withAppData(Object data) {
        Optional<Object> attached = Optional.of(Preconditions.one(data, "data of withAppData(...)"));
        return new ConnectionSettings(serverName, verifyName, alpn, session, requestOcsp, attached, secrets);
    }

    /**
     * Returns a copy whose secrets go to that listener as well, on an endpoint that has been started already, too. It is for
     * reading a recorded connection, and changes no handshake: an engine that cannot show its secrets tells none. See
     * {@link ContextBuilder#onKeyLog} for a callback that is refused where it cannot work.
     */
    public ConnectionSettings withSecrets(KeyLogCallback listener) {
        Optional<KeyLogCallback> hears = Optional.of(Preconditions.one(listener, "listener of withSecrets(...)"));
        return new ConnectionSettings(serverName, verifyName, alpn, session, requestOcsp, appData, hears);
    }

    /** One line, such as {@code sni localhost, alpn h2, resumes session of TLS 1.3 on jsse}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        words.add(serverName.map(name -> "sni " + name).orElse("no sni"));
        verifyName
                .filter(name -> !serverName.equals(verifyName))
                .ifPresent(name -> words.add("verifies the name " + name));
        alpn.ifPresent(protocols ->
                words.add("alpn " + protocols.stream().map(AlpnProtocol::name).collect(Collectors.joining(" "))));
        session.ifPresent(resumed -> words.add("resumes " + resumed));
        if (requestOcsp) {
            words.add("requests an OCSP staple");
        }
        appData.ifPresent(data -> words.add("app data of " + data.getClass().getSimpleName()));
        secrets.ifPresent(listener -> words.add("tells its secrets"));
        return String.join(", ", words);
    }
}
