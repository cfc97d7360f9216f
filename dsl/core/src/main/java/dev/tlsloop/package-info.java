/** The TLS endpoint API: contexts to declare, endpoints and connections to run, and the values that they return. */
@NullMarked
package dev.tlsloop;

import org.jspecify.annotations.NullMarked;
