package dev.tlsloop.harness.decrypt;

/**
 * The content of a decrypted record.
 *
 * @param contentType the true content type
 * @param padding the number of bytes of padding of TLS 1.3
 */
record Plaintext(int contentType, byte[] content, int padding) {}
