/** The live page of a lesson: a form of settings, and the handshake that they give, served on loopback. */
@NullMarked
package dev.tlsloop.examples.live;

import org.jspecify.annotations.NullMarked;
