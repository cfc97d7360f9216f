/** What can be read off a TLS connection without keys; every function here is total and never throws on garbage. */
@NullMarked
package dev.tlsloop.wire;

import org.jspecify.annotations.NullMarked;
