/** JNA bindings for the C functions of libssl and libcrypto, one class per header. */
@NullMarked
package dev.tlsloop.openssl.jna;

import org.jspecify.annotations.NullMarked;
