/** The JSON of outcomes; not exported. */
@NullMarked
package dev.tlsloop.report.json;

import org.jspecify.annotations.NullMarked;
