/** Ladders as text: for a terminal, and for Mermaid; not exported. */
@NullMarked
package dev.tlsloop.report.text;

import org.jspecify.annotations.NullMarked;
