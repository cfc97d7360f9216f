/** Callbacks that libssl calls during a handshake, and the per-connection state that they share. */
@NullMarked
package dev.tlsloop.openssl.callback;

import org.jspecify.annotations.NullMarked;
