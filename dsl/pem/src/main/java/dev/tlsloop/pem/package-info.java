/** Credentials and trust from files and texts, and back: PEM and PKCS#12. */
@NullMarked
package dev.tlsloop.pem;

import org.jspecify.annotations.NullMarked;
