/** Runs declarations on the JDK's own TLS engine, and takes part in handshakes with your own SSLContext or SSLEngine. */
@NullMarked
package dev.tlsloop.jsse;

import org.jspecify.annotations.NullMarked;
