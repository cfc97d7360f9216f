/** Reports of the handshakes of failed JUnit tests. */
@NullMarked
package dev.tlsloop.junit;

import org.jspecify.annotations.NullMarked;
