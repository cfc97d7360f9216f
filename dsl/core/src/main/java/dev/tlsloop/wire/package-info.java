/** A parser for the parts of TLS that need no keys; it never throws for malformed input. */
@NullMarked
package dev.tlsloop.wire;

import org.jspecify.annotations.NullMarked;
