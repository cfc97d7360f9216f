/** The path of the bytes of a pair: pipes, taps, fault injection and the recorder of the transcript. It is not exported. */
@NullMarked
package dev.tlsloop.harness.pipe;

import org.jspecify.annotations.NullMarked;
