/** The files that servers and containers read, written in one call. */
@NullMarked
package dev.tlsloop.pem.server;

import org.jspecify.annotations.NullMarked;
