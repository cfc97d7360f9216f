/** The engine {@code openssl}, its availability and its facts about the installed libssl. */
@NullMarked
package dev.tlsloop.openssl;

import org.jspecify.annotations.NullMarked;
