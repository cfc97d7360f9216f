package dev.tlsloop.jsse;

/** Host and port under which JSSE's client cache keeps a session; the port is made up, so that sessions never mix. */
record PeerKey(String host, int port) {}
