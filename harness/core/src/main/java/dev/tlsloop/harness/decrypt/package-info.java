/** The decryption of recorded TLS 1.2 and 1.3 connections with the secrets of a key log. */
@NullMarked
package dev.tlsloop.harness.decrypt;

import org.jspecify.annotations.NullMarked;
