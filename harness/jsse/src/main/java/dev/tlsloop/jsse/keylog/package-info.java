/** The secrets of SunJSSE's connections: observed where they are computed, and shown only once they have proven themselves. */
@NullMarked
package dev.tlsloop.jsse.keylog;

import org.jspecify.annotations.NullMarked;
