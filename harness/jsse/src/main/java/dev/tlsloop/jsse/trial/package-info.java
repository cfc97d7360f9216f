/** What a provider can, where only its own hello or a handshake in memory tells. */
@NullMarked
package dev.tlsloop.jsse.trial;

import org.jspecify.annotations.NullMarked;
