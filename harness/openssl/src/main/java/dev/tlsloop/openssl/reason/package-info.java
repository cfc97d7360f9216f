/** What OpenSSL's numbers mean: error queue entries and verify codes become reasons. Pure. */
@NullMarked
package dev.tlsloop.openssl.reason;

import org.jspecify.annotations.NullMarked;
