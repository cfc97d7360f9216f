/** What our connections cost beside bare loops over the same libraries. */
@NullMarked
package dev.tlsloop.benchmarks;

import org.jspecify.annotations.NullMarked;
