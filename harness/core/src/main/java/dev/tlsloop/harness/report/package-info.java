/** Outcomes as text for people: pure functions of a value. */
@NullMarked
package dev.tlsloop.harness.report;

import org.jspecify.annotations.NullMarked;
