/** Says what a client verifies, by letting it meet servers that it must refuse. */
@NullMarked
package dev.tlsloop.impostors;

import org.jspecify.annotations.NullMarked;
