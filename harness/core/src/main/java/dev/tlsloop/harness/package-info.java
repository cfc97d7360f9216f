/** Handshakes of two parties in memory, on one thread, and their outcomes. */
@NullMarked
package dev.tlsloop.harness;

import org.jspecify.annotations.NullMarked;
