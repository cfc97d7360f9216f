/** The key and trust managers of a declared context, and the notes that they take of one connection. */
@NullMarked
package dev.tlsloop.jsse.managers;

import org.jspecify.annotations.NullMarked;
