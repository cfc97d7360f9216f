/** Verdicts of engines on a certificate chain alone, without its key. */
@NullMarked
package dev.tlsloop.harness.chain;

import org.jspecify.annotations.NullMarked;
