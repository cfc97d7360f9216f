/** Reads and writes credentials and trust: PEM, DER, PKCS#12, PKCS#7, JKS and hashed directories. */
@NullMarked
package dev.tlsloop.pem;

import org.jspecify.annotations.NullMarked;
