package dev.tlsloop.junit;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes that the tests of this module launch. */
final class Samples {
    /** Those whose files do not depend on how JUnit is configured. */
    static final List<Class<?>> ALL = List.of(
            Plain.class,
            Parameterized.class,
            Outer.class,
            Slow.class,
            Concurrent.class,
            OnPool.class,
            FailingBefore.class,
            FailingAfter.class,
            RunsBefore.class,
            RunsBeforeAll.class,
            Dynamic.class,
            Repeated.class,
            OneMethod.class,
            Registered.class,
            RegisteredTwice.class,
            Overloaded.class);

    private static final Authority CA = Authority.create();
    private static final Context SERVER =
            Context.server().credential(CA.issue("localhost")).build();
    private static final Context CLIENT_WITHOUT_TRUST = Context.client().build();

    private Samples() {}

    static Outcome refused(String serverName) {
        return Loopback.between(CLIENT_WITHOUT_TRUST, SERVER)
                .withServerName(serverName)
                .handshake();
    }

    @TlsReports
    static class Plain {
        @Test
        void fails() {
            refused("first.test");
            assertThat(refused("second.test")).succeeded();
        }

        @Test
        void failsAfterHandshake() {
            refused("plain.test");
            fail("another failure");
        }

        @Test
        void failsWithoutHandshake() {
            fail("no handshake");
        }

        @Test
        void isAborted() {
            refused("aborted.test");
            assumeTrue(false, "not here");
        }

        @Test
        void passes() {
            assertThat(refused("passing.test")).failedOn(CLIENT);
        }
    }

    @TlsReports
    static class Parameterized {
        @ParameterizedTest(name = "../../{0}/<script>")
        @ValueSource(strings = {"one.test", "two.test"})
        void fails(String serverName) {
            assertThat(refused(serverName)).succeeded();
        }
    }

    @TlsReports
    static class Outer {
        @Nested
        class Inner {
            @Test
            void fails() {
                assertThat(refused("nested.test")).succeeded();
            }
        }
    }

    @TlsReports
    @Execution(ExecutionMode.CONCURRENT)
    static class Slow {
        private final CountDownLatch never = new CountDownLatch(1);

        /** The first handshake of a JVM takes longer than all others. */
        @BeforeAll
        static void warmUp() {
            refused("warm.test");
        }

        @Test
        @Timeout(value = 4, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void isTooSlowOnAnotherThread() throws InterruptedException {
            refused("separate.test");
            never.await();
        }

        @Test
        @Timeout(value = 4, unit = TimeUnit.SECONDS)
        void isTooSlow() throws InterruptedException {
            refused("same.test");
            never.await();
        }
    }

    @TlsReports
    @Execution(ExecutionMode.CONCURRENT)
    static class Concurrent {
        static IntStream numbers() {
            return IntStream.rangeClosed(1, 8);
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void fails(int number) {
            assertThat(refused("host" + number + ".test")).succeeded();
        }
    }

    @TlsReports
    static class OnPool {
        @Test
        void failsOnItsOutcome() {
            Outcome outcome =
                    CompletableFuture.supplyAsync(() -> refused("pool.test")).join();
            assertThat(outcome).succeeded();
        }

        @Test
        void failsOnSomethingElse() {
            CompletableFuture.supplyAsync(() -> refused("unheard.test")).join();
            fail("another failure");
        }
    }

    @TlsReports
    static class FailingBefore {
        @BeforeEach
        void fails() {
            assertThat(refused("before.test")).succeeded();
        }

        @Test
        void doesNotBegin() {}
    }

    @TlsReports
    static class FailingAfter {
        @AfterEach
        void fails() {
            assertThat(refused("after.test")).succeeded();
        }

        @Test
        void passes() {}
    }

    @TlsReports
    static class RunsBefore {
        @BeforeEach
        void runs() {
            refused("prepared.test");
        }

        @Test
        void fails() {
            fail("another failure");
        }
    }

    @TlsReports
    static class RunsBeforeAll {
        @BeforeAll
        static void runs() {
            refused("class.test");
        }

        @Test
        void fails() {
            fail("another failure");
        }
    }

    @TlsReports
    static class Dynamic {
        @TestFactory
        List<DynamicTest> fails() {
            return List.of(
                    DynamicTest.dynamicTest("../passes", () -> refused("fine.test")),
                    DynamicTest.dynamicTest(
                            "../fails",
                            () -> assertThat(refused("dynamic.test")).succeeded()));
        }
    }

    @TlsReports
    static class Repeated {
        @RepeatedTest(2)
        void fails() {
            assertThat(refused("repeated.test")).succeeded();
        }
    }

    static class OneMethod {
        @Test
        @TlsReports
        void isAnnotated() {
            assertThat(refused("annotated.test")).succeeded();
        }

        @Test
        void isNot() {
            assertThat(refused("other.test")).succeeded();
        }
    }

    static class Registered {
        @RegisterExtension
        final TlsReportsExtension reports = new TlsReportsExtension();

        @Test
        void fails() {
            assertThat(refused("registered.test")).succeeded();
        }
    }

    @TlsReports
    static class RegisteredTwice {
        @RegisterExtension
        final TlsReportsExtension reports = new TlsReportsExtension();

        @Test
        void fails() {
            assertThat(refused("twice.test")).succeeded();
        }
    }

    @TlsReports
    static class Overloaded {
        @Test
        void fails() {
            assertThat(refused("overloaded.test")).succeeded();
        }

        @Test
        void fails(org.junit.jupiter.api.TestInfo info) {
            assertThat(refused("overloaded.test")).succeeded();
        }
    }

    static class Unannotated {
        @Test
        void fails() {
            assertThat(refused("detected.test")).succeeded();
        }
    }

    @TlsReports
    static class WithSecrets {
        @Test
        void fails() {
            Outcome outcome =
                    Loopback.between(CLIENT_WITHOUT_TRUST, SERVER).withSecrets().handshake();
            assertThat(outcome).succeeded();
        }
    }
}
