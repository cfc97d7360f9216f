package dev.tlsloop;

import java.util.List;
import java.util.Optional;

/**
 * What one connection adds to the declaration of its context: the name to ask for and to verify, its own ALPN list, the
 * session to resume, the wish for an OCSP staple, and whatever the user wants to find there again.
 *
 * <pre>{@code
 * Connection connection = endpoint.open(CLIENT, ConnectionSettings.forServer("localhost").withOcspRequest());
 * }</pre>
 *
 * <p>A server opens with {@link #none()}, to which it may add app data. Components may be added in later releases; start
 * from a factory.
 *
 * @param serverName the name sent in SNI; empty sends none. An IP address is never sent
 * @param verifyName the name that the peer's certificate must be for, if the context verifies host names
 * @param alpn protocols to offer instead of the context's, at least one
 * @param session the session to resume
 * @param requestOcsp whether the server is asked to staple an OCSP response (RFC 6066, 8)
 * @param appData what {@link Connection#appData()} answers at first
 */
public record ConnectionSettings(
        Optional<ServerName> serverName,
        Optional<ServerName> verifyName,
        Optional<List<AlpnProtocol>> alpn,
        Optional<Session> session,
        boolean requestOcsp,
        Optional<Object> appData) {
    private static final ConnectionSettings NONE = new ConnectionSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

    /**
     * Checked.
     *
     * @throws IllegalArgumentException for an empty ALPN list, which no hello can carry (RFC 7301, 3.1)
     */
    public ConnectionSettings {
        if (alpn.isPresent()) {
            alpn = Optional.of(List.copyOf(alpn.get()));
        }
        if (alpn.isPresent() && alpn.get().isEmpty()) {
            throw new IllegalArgumentException(
                    "an opening offers one ALPN protocol or more; given: none; leave withAlpn(...) out to offer the"
                            + " context's");
        }
    }

    /** Adds nothing: no name is sent. */
    public static ConnectionSettings none() {
        return NONE;
    }

    /** Asks for that server and verifies its name. */
    public static ConnectionSettings forServer(ServerName name) {
        Optional<ServerName> asked = Optional.of(Preconditions.one(name, "name of ConnectionSettings.forServer(...)"));
        return new ConnectionSettings(asked, asked, Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /** Asks for that server and verifies its name; see {@link ServerName#of}. */
    public static ConnectionSettings forServer(String name) {
        return forServer(ServerName.of(name));
    }

    /** The same without SNI; the certificate is still verified for the same name. */
    public ConnectionSettings withoutServerName() {
        return new ConnectionSettings(Optional.empty(), verifyName, alpn, session, requestOcsp, appData);
    }

    /** The same, verifying the certificate for another name than the one that is sent. */
    public ConnectionSettings withVerifyName(ServerName name) {
        return new ConnectionSettings(
                serverName,
                Optional.of(Preconditions.one(name, "name of withVerifyName(...)")),
                alpn,
                session,
                requestOcsp,
                appData);
    }

    /** The same, offering these protocols instead of the context's, in their order; at least one. */
    public ConnectionSettings withAlpn(List<AlpnProtocol> protocols) {
        List<AlpnProtocol> offered = Preconditions.each("protocol of withAlpn(...)", protocols);
        return new ConnectionSettings(serverName, verifyName, Optional.of(offered), session, requestOcsp, appData);
    }

    /** The same, resuming that session if the server still knows it. */
    public ConnectionSettings withSession(Session toResume) {
        Optional<Session> resumed = Optional.of(Preconditions.one(toResume, "session of withSession(...)"));
        return new ConnectionSettings(serverName, verifyName, alpn, resumed, requestOcsp, appData);
    }

    /** The same, asking the server for an OCSP response about its certificate; by default it is not asked. */
    public ConnectionSettings withOcspRequest() {
        return new ConnectionSettings(serverName, verifyName, alpn, session, true, appData);
    }

    /** The same, with something that {@link Connection#appData()} gives back, the identical object. */
    public ConnectionSettings withAppData(Object data) {
        Optional<Object> attached = Optional.of(Preconditions.one(data, "data of withAppData(...)"));
        return new ConnectionSettings(serverName, verifyName, alpn, session, requestOcsp, attached);
    }
}
