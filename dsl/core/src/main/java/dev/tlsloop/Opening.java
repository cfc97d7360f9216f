package dev.tlsloop;

import java.util.List;
import java.util.Optional;

/**
 * What one connection adds to the declaration of its context: the name to ask for and to verify, its own ALPN list, the
 * session to resume.
 *
 * <pre>{@code
 * Connection connection = endpoint.open(CLIENT, Opening.to("localhost"));
 * }</pre>
 *
 * <p>A server opens with {@link #none()}. Components may be added in later releases; start from a factory.
 *
 * @param serverName the name sent in SNI; empty sends none. An IP address is never sent
 * @param verifyName the name that the peer's certificate must be for, if the context verifies host names
 * @param alpn protocols to offer instead of the context's
 * @param session the session to resume
 */
public record Opening(
        Optional<ServerName> serverName,
        Optional<ServerName> verifyName,
        Optional<List<Protocol>> alpn,
        Optional<Session> session) {
    private static final Opening NONE =
            new Opening(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Opening {
        alpn = alpn.map(List::copyOf);
    }

    /** Adds nothing: no name is sent. */
    public static Opening none() {
        return NONE;
    }

    /** Asks for that server and verifies its name. */
    public static Opening to(ServerName name) {
        return new Opening(Optional.of(name), Optional.of(name), Optional.empty(), Optional.empty());
    }

    /** Asks for that server and verifies its name; see {@link ServerName#of}. */
    public static Opening to(String name) {
        return to(ServerName.of(name));
    }

    /** The same without SNI; the certificate is still verified for the same name. */
    public Opening withoutServerName() {
        return new Opening(Optional.empty(), verifyName, alpn, session);
    }

    /** The same, verifying the certificate for another name than the one that is sent. */
    public Opening verifying(ServerName name) {
        return new Opening(serverName, Optional.of(name), alpn, session);
    }

    /** The same, offering these protocols instead of the context's. */
    public Opening withAlpn(List<Protocol> protocols) {
        return new Opening(serverName, verifyName, Optional.of(protocols), session);
    }

    /** The same, resuming that session if the server still knows it. */
    public Opening withSession(Session toResume) {
        return new Opening(serverName, verifyName, alpn, Optional.of(toResume));
    }
}
