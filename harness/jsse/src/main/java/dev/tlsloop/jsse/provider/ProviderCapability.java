package dev.tlsloop.jsse.provider;

/** What the JDK's own provider does and another JSSE provider may not do, although JSSE has no way to say so. */
public enum ProviderCapability {
    /** A server name is sent byte for byte, and none at all where the list is empty, whatever the peer host. */
    SENDS_NAMES_AS_GIVEN,
    /** The JDK's trust manager can look into its engines and their sessions. */
    JUDGED_BY_THE_JDK,
    /** A client up to TLS 1.2 makes another handshake when its server asks for it. */
    ANSWERS_ITS_SERVER,
    /** A server up to TLS 1.2 makes another handshake when its client begins one. */
    ANSWERS_ITS_CLIENT,
    /** A session that is invalidated in a server's cache is not resumed any more. */
    FORGETS_SESSIONS,
    /** A server that is told not to prefer its own order of cipher suites follows the client's. */
    FOLLOWS_THE_CLIENTS_ORDER,
    /** A server whose ALPN selector answers null ends the handshake. */
    REFUSES_BY_SELECTOR,
    /** Whether a client asks for a staple is read from a system property when its SSLContext is made. */
    ASKS_BY_PROPERTY,
    /** A client's trust manager finds in the session what the server stapled in TLS 1.3, too. */
    SHOWS_STAPLES_OF_TLS_1_3,
    /** An engine that nobody refers to any more holds nothing but memory of the heap. */
    HOLDS_NOTHING,
    /** Its secrets pass through Mac and KeyGenerator of the JDK, where they can be observed. */
    SHOWS_SECRETS
}
