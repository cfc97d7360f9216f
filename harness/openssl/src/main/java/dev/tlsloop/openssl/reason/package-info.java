/** Reasons from OpenSSL's error queue and verify codes. */
@NullMarked
package dev.tlsloop.openssl.reason;

import org.jspecify.annotations.NullMarked;
