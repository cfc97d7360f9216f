/** The reasons of refusals, from the types that JSSE throws and never from the words of a message. */
@NullMarked
package dev.tlsloop.jsse.evidence;

import org.jspecify.annotations.NullMarked;
