/** AssertJ assertions on the outcome of a handshake. */
@NullMarked
package dev.tlsloop.assertj;

import org.jspecify.annotations.NullMarked;
