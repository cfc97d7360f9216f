/** Outcomes of handshakes as pages and pictures. */
@NullMarked
package dev.tlsloop.report;

import org.jspecify.annotations.NullMarked;
