/** Tests of what a client verifies, with servers that it must refuse. */
@NullMarked
package dev.tlsloop.impostors;

import org.jspecify.annotations.NullMarked;
