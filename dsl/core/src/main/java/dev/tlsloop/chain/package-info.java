/** The verdict of a TLS engine on a certificate chain alone. */
@NullMarked
package dev.tlsloop.chain;

import org.jspecify.annotations.NullMarked;
