/** Faults in the stream between two sides, as values: a side, a trigger and an effect. */
@NullMarked
package dev.tlsloop.harness.fault;

import org.jspecify.annotations.NullMarked;
