/** What a TLS endpoint is: contexts to declare, endpoints and connections to run, and the values they yield. */
@NullMarked
package dev.tlsloop;

import org.jspecify.annotations.NullMarked;
