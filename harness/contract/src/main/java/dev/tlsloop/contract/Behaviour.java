package dev.tlsloop.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The behaviour facts that a test proves: the small print behind the seeds, listed in {@code docs/project/behaviour.md}.
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
    /** Numbers such as {@code F291}. */
    String[] value();
}
