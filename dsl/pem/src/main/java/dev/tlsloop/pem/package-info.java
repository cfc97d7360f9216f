/** Credentials and trust from files and texts, and back: PEM, DER, PKCS#12, JKS and hashed directories. */
@NullMarked
package dev.tlsloop.pem;

import org.jspecify.annotations.NullMarked;
