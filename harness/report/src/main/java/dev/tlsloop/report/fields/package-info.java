/** The fields of a message: each range of bytes with its name and its value in words. */
@NullMarked
package dev.tlsloop.report.fields;

import org.jspecify.annotations.NullMarked;
