/** The SslContext of a Netty application as one side of a handshake in memory. */
@NullMarked
package dev.tlsloop.netty;

import org.jspecify.annotations.NullMarked;
