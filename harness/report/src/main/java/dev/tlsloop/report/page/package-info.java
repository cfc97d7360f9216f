/** The parts of the HTML page; every text goes through one escaper. */
@NullMarked
package dev.tlsloop.report.page;

import org.jspecify.annotations.NullMarked;
