/** Connections over TCP sockets, blocking or not, for peers in another process. */
@NullMarked
package dev.tlsloop.harness.socket;

import org.jspecify.annotations.NullMarked;
