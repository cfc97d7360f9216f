/** The ladder of an outcome as a picture in SVG. */
@NullMarked
package dev.tlsloop.report.svg;

import org.jspecify.annotations.NullMarked;
