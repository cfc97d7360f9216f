/** The SslBundle of a Spring Boot application as one side of a handshake in memory. */
@NullMarked
package dev.tlsloop.spring;

import org.jspecify.annotations.NullMarked;
