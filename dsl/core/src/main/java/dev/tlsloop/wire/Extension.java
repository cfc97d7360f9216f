package dev.tlsloop.wire;

/** One extension of a hello, type and raw body. */
public record Extension(int type, byte[] body) {}
