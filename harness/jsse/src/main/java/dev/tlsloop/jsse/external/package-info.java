/** User-supplied SSLContexts, SSLEngines and sockets, and the evidence of their refusals. */
@NullMarked
package dev.tlsloop.jsse.external;

import org.jspecify.annotations.NullMarked;
