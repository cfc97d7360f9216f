/** Memory BIOs: byte queues that replace the two directions of a socket. */
@NullMarked
package dev.tlsloop.bio;

import org.jspecify.annotations.NullMarked;
