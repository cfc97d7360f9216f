/** Captures of runs in the pcapng format, for Wireshark. */
@NullMarked
package dev.tlsloop.harness.capture;

import org.jspecify.annotations.NullMarked;
