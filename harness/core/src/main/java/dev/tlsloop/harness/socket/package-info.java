/** A connection over a real socket, blocking or not, for peers that live in another process. */
@NullMarked
package dev.tlsloop.harness.socket;

import org.jspecify.annotations.NullMarked;
