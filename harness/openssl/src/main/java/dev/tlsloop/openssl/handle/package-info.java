/** One Java owner per native object: allocated, counted, freed once. */
@NullMarked
package dev.tlsloop.openssl.handle;

import org.jspecify.annotations.NullMarked;
