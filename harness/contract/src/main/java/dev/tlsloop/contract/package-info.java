/** The tests that every engine must pass, for a subclass that names its pair of engines. */
@NullMarked
package dev.tlsloop.contract;

import org.jspecify.annotations.NullMarked;
