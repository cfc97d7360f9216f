/** How a declaration runs on JSSE: contexts, managers and machines, what a provider can and refuses, and what a connection tells. */
@NullMarked
package dev.tlsloop.jsse.engine;

import org.jspecify.annotations.NullMarked;
