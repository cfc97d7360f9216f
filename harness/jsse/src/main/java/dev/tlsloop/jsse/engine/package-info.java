/** The JDK's engine: connection cores, handshake state and key log. */
@NullMarked
package dev.tlsloop.jsse.engine;

import org.jspecify.annotations.NullMarked;
