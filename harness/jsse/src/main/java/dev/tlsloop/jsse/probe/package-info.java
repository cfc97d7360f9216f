/** Probes of another provider, by its ClientHello or by a handshake in memory. */
@NullMarked
package dev.tlsloop.jsse.probe;

import org.jspecify.annotations.NullMarked;
