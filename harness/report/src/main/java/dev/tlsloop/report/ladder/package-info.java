/** The lines of a transcript with their fields and words, as pages and pictures draw them. */
@NullMarked
package dev.tlsloop.report.ladder;

import org.jspecify.annotations.NullMarked;
