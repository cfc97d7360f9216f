/** The record of a handshake in numbered lines, without a clock. */
@NullMarked
package dev.tlsloop.harness.transcript;

import org.jspecify.annotations.NullMarked;
