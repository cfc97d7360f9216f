/** Connections, endpoints and sessions on libssl: one {@code SSL} that runs step by step. */
@NullMarked
package dev.tlsloop.openssl.engine;

import org.jspecify.annotations.NullMarked;
