/** The secrets of SunJSSE's connections, observed where they are computed and shown once confirmed. */
@NullMarked
package dev.tlsloop.jsse.keylog;

import org.jspecify.annotations.NullMarked;
