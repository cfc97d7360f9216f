/** Reports of the handshakes of a failed test, for extensions of test frameworks. */
@NullMarked
package dev.tlsloop.harness.failure;

import org.jspecify.annotations.NullMarked;
