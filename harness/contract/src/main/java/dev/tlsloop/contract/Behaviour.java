package dev.tlsloop.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The edge cases that a test proves, by their numbers in {@code docs/project/behaviour.md}.
 *
 * <pre>{@code
 * @Test
 * @dev.tlsloop.contract.Behaviour("F291")
 * void aSecondReadOfTheCloseStillSaysClosed() {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Behaviour {
    /** The numbers of the edge cases, such as {@code F291}. */
    String[] value();
}
