/** The one place where bytes change hands, with taps that watch and faults that disturb. */
@NullMarked
package dev.tlsloop.harness.pipe;

import org.jspecify.annotations.NullMarked;
