/** Assertions about an outcome; a failure prints the report of the outcome. */
@NullMarked
package dev.tlsloop.harness.assertion;

import org.jspecify.annotations.NullMarked;
