/** The lessons: each is one file to read and to run, with a text beside it in the resources. */
@NullMarked
package dev.tlsloop.examples.lessons;

import org.jspecify.annotations.NullMarked;
