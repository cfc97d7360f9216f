/** One JSSE provider: its abilities and limits, its settings as SSLParameters, and handshakes in memory. */
@NullMarked
package dev.tlsloop.jsse.provider;

import org.jspecify.annotations.NullMarked;
