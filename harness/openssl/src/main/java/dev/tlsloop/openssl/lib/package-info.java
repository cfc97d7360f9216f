/** The C functions of libssl and libcrypto that the engine calls, one class per header, and nothing else. */
@NullMarked
package dev.tlsloop.openssl.lib;

import org.jspecify.annotations.NullMarked;
