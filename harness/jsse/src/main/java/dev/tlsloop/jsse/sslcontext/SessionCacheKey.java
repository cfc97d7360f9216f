package dev.tlsloop.jsse.sslcontext;

/** Host and port under which JSSE's client cache keeps a session; the port is made up, so that sessions never mix. */
public record SessionCacheKey(String host, int port) {}
