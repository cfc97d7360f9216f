/** What crossed the wire and what became of it, in numbered lines and without a clock. */
@NullMarked
package dev.tlsloop.harness.transcript;

import org.jspecify.annotations.NullMarked;
