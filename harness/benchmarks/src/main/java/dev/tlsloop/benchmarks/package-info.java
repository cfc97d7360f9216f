/** Benchmarks of tlsloop's connections, compared with bare loops over the same libraries. */
@NullMarked
package dev.tlsloop.benchmarks;

import org.jspecify.annotations.NullMarked;
