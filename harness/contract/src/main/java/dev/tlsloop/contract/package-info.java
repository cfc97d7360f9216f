/** What every engine promises, as tests that a subclass runs against an engine pair of its own. */
@NullMarked
package dev.tlsloop.contract;

import org.jspecify.annotations.NullMarked;
