/** SSLContexts, engines and sockets of somebody else's, taken as they are, and what can be known of them. */
@NullMarked
package dev.tlsloop.jsse.external;

import org.jspecify.annotations.NullMarked;
