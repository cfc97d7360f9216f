/** Plain words for a report: reasons, messages, RFC sections, and characters that must not hide. */
@NullMarked
package dev.tlsloop.report.words;

import org.jspecify.annotations.NullMarked;
