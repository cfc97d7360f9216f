/** What is known of a refusal from the types that JSSE throws, and never from its words. */
@NullMarked
package dev.tlsloop.jsse.evidence;

import org.jspecify.annotations.NullMarked;
