package dev.tlsloop.jsse.sslcontext;

/**
 * The host and port under which JSSE's client cache keeps a session. The port is made up, so that sessions never mix.
 */
public record SessionCacheKey(String host, int port) {}
