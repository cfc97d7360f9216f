/** Assertions about an outcome; what they print when they fail is made of the facts of a report. */
@NullMarked
package dev.tlsloop.harness.assertion;

import org.jspecify.annotations.NullMarked;
