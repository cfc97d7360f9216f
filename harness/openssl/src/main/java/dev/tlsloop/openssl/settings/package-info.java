/** Settings of a context as calls on an {@code SSL_CTX}. */
@NullMarked
package dev.tlsloop.openssl.settings;

import org.jspecify.annotations.NullMarked;
