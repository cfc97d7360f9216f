/** What a provider can, where only its own hello or a handshake in memory tells. */
@NullMarked
package dev.tlsloop.jsse.probe;

import org.jspecify.annotations.NullMarked;
