/** The SSLContexts of a declared context, and the sessions in their caches. */
@NullMarked
package dev.tlsloop.jsse.sslcontext;

import org.jspecify.annotations.NullMarked;
