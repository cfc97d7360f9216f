/** The pages of failed tests; not exported. */
@NullMarked
package dev.tlsloop.report.failure;

import org.jspecify.annotations.NullMarked;
