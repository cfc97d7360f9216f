/** Pairs two parties in memory, pumps their bytes on one thread, and judges how the handshake came out. */
@NullMarked
package dev.tlsloop.harness;

import org.jspecify.annotations.NullMarked;
