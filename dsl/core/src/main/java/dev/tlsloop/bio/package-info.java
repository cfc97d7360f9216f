/** Memory BIOs: byte queues that stand where a socket would, bytes in, bytes out, end of file. */
@NullMarked
package dev.tlsloop.bio;

import org.jspecify.annotations.NullMarked;
