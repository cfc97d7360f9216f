package dev.tlsloop.kotest

import dev.tlsloop.harness.OutcomeScope
import dev.tlsloop.harness.assertion.OutcomeAssertionError
import dev.tlsloop.harness.failure.TestName
import dev.tlsloop.harness.failure.TestRuns
import io.kotest.assertions.MultiAssertionError
import io.kotest.core.extensions.TestCaseExtension
import io.kotest.core.test.TestCase
import io.kotest.engine.test.TestResult
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.ThreadContextElement
import kotlinx.coroutines.withContext

/**
 * A Kotest extension that writes the handshakes of a failed test to files: a report, and a capture for Wireshark.
 *
 * ```
 * class HandshakeSpec : FunSpec({
 *   extension(TlsReports())
 *
 *   test("the stranger is refused") {
 *     handshake { client(mallory); server(server) } shouldFailOn SERVER
 *   }
 * })
 * ```
 *
 * The files are in `target/tlsloop/`, in `build/tlsloop/` of a Gradle project, or in the folder of the system property
 * `tlsloop.reports.dir`. Their names are the spec and the path of the test. A suppressed exception of the failure and
 * the standard error stream have their paths. A test that passes or is ignored writes nothing.
 *
 * The report has the last 20 handshakes of the coroutine of the test and of those that it starts, on whatever thread
 * they run. A handshake on a thread without that coroutine context is in it only if an assertion on it failed. Secrets
 * are in the files only of a run with `withSecrets()`, or with the system property `tlsloop.reports=full`.
 */
class TlsReports : TestCaseExtension {
  /** Called by Kotest for each test. */
  override suspend fun intercept(testCase: TestCase, execute: suspend (TestCase) -> TestResult): TestResult {
    val runs = TestRuns.begin()
    val result = withContext(Listening(runs)) { execute(testCase) }
    val error = result.errorOrNull
    if (error != null && result.isErrorOrFailure) {
      softly(error).forEach { runs.onOutcome(it, it) }
      runs.failed(nameOf(testCase), error)
    }
    return result
  }

  private fun softly(error: Throwable) =
    (error as? MultiAssertionError)?.errors.orEmpty().filterIsInstance<OutcomeAssertionError>().mapNotNull {
      it.outcome().orElse(null)
    }

  private fun nameOf(testCase: TestCase) =
    TestName(testCase.spec::class.java.name, testCase.descriptor.testParts().joinToString("."), "")

  /** Enters the scope on each thread while it runs the test. */
  private class Listening(private val runs: TestRuns) : ThreadContextElement<OutcomeScope.Entry> {
    override val key: CoroutineContext.Key<Listening> = Key

    override fun updateThreadContext(context: CoroutineContext): OutcomeScope.Entry = runs.enter()

    override fun restoreThreadContext(context: CoroutineContext, oldState: OutcomeScope.Entry) = oldState.close()

    companion object Key : CoroutineContext.Key<Listening>
  }
}
