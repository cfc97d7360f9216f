/** Whether a certificate path is good: the chain, its names and its revocation, with what was found at which depth. */
@NullMarked
package dev.tlsloop.jsse.certpath;

import org.jspecify.annotations.NullMarked;
