/** One JSSE provider: what it can do, what it refuses, and how settings become SSLParameters. */
@NullMarked
package dev.tlsloop.jsse.provider;

import org.jspecify.annotations.NullMarked;
