/** Checks DER before and while a parser reads it: length, nesting, cost of keys, trust settings. */
@NullMarked
package dev.tlsloop.pem.der;

import org.jspecify.annotations.NullMarked;
