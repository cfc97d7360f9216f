package dev.tlsloop.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rows of {@code docs/project/pyopenssl.md} that a test proves. Each row is one item of pyOpenSSL's SSL module or
 * of Python's {@code sni_callback}.
 *
 * <pre>{@code
 * @Test
 * @PyOpenSslItem("H14")
 * void theCallbackChoosesTheProtocol() {}
 * }</pre>
 *
 * <p>A test of the engine contract proves its rows for each engine that the contract runs on; a test in an engine's own
 * module proves them for that engine.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface PyOpenSslItem {
    /** The ids of the rows, such as {@code H14}. */
    String[] value();
}
