/** Compares a private key with a public key. */
@NullMarked
package dev.tlsloop.key;

import org.jspecify.annotations.NullMarked;
