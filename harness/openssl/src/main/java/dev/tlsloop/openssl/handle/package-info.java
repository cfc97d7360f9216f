/** Java owners of native objects: each is allocated, counted and freed once. */
@NullMarked
package dev.tlsloop.openssl.handle;

import org.jspecify.annotations.NullMarked;
