/** Cipher suite properties and OpenSSL cipher strings, on suite codes and version numbers alone. */
@NullMarked
package dev.tlsloop.cipher;

import org.jspecify.annotations.NullMarked;
