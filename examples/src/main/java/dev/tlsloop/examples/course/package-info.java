/** The frame of the lessons: it runs their code, fills in their texts, and writes them as Markdown, HTML or terminal text. */
@NullMarked
package dev.tlsloop.examples.course;

import org.jspecify.annotations.NullMarked;
