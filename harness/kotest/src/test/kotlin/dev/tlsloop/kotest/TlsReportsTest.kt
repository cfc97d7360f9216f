@file:OptIn(io.kotest.common.KotestInternal::class)

package dev.tlsloop.kotest

import dev.tlsloop.Side.CLIENT
import dev.tlsloop.TlsVersion.TLS_1_3
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.assertion.OutcomeAssertionError
import io.kotest.assertions.assertSoftly
import io.kotest.assertions.withClue
import io.kotest.core.spec.SpecRef
import io.kotest.core.spec.style.FunSpec
import io.kotest.engine.TestEngineLauncher
import io.kotest.engine.listener.CollectingTestEngineListener
import io.kotest.matchers.should
import io.kotest.matchers.shouldNot
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import kotlin.io.path.name
import kotlin.io.path.readText
import kotlin.reflect.KClass
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertSame
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

private val ca = Authority.create()

internal fun refused(serverName: String): Outcome = handshake {
  client {}
  server { credential(ca.issue("localhost")) }
  withServerName(serverName)
}

internal fun onAnotherThread(serverName: String): Outcome = CompletableFuture.supplyAsync { refused(serverName) }.join()

/** Launches specs, and reads the files that they leave. */
class TlsReportsTest {
  @TempDir private lateinit var folder: Path

  @Test
  fun `only failed tests with handshakes write files`() {
    launch(Failing::class)
    assertEquals(
      files("Failing.fails", "Failing.fails_after_a_handshake", "Failing.is_too_slow", "Failing.outer.inner_..__x_"),
      written(),
    )
  }

  @Test
  fun `handshakes are heard on whatever thread the coroutine runs`() {
    launch(Moving::class)
    val report = report("Moving.moves")
    assertEquals(3, report.lines().count { it.contains("ClientHello") }, report)
  }

  @Test
  fun `a handshake on a pool is known through its failed assertion`() {
    launch(OnPool::class)
    assertEquals(
      listOf(
        "collected.txt",
        "compared.txt",
        "inverted.txt",
        "matched.txt",
      ),
      written().map { it.removePrefix("$PACKAGE.OnPool.") },
    )
  }

  @Test
  fun `the failure suppresses an exception with the paths`() {
    val listener = launch(OnPool::class)
    val places = listener.tests.values.mapNotNull { it.errorOrNull }.map { it.suppressed.singleOrNull()?.message }
    assertTrue(places.any { it == "the handshakes of $PACKAGE.OnPool.matched are in ${path("OnPool.matched")}" })
  }

  @Test
  fun `a spec without the extension writes nothing`() {
    launch(Without::class)
    assertEquals(listOf<String>(), written())
  }

  @Test
  fun `an error carries its outcome`() {
    val outcome = refused("a.test")
    val error = assertThrows(OutcomeAssertionError::class.java) { outcome shouldNegotiate TLS_1_3 }
    assertSame(outcome, error.outcome().orElseThrow())
  }

  @Test
  fun `an error of a contract carries its outcome`() {
    val outcome = refused("a.test")
    val error = assertThrows(OutcomeAssertionError::class.java) { outcome.shouldSucceed() }
    assertSame(outcome, error.outcome().orElseThrow())
  }

  @Test
  fun `an error has the clue`() {
    val error =
      assertThrows(OutcomeAssertionError::class.java) {
        withClue("the clue") { refused("a.test") shouldNegotiate TLS_1_3 }
      }
    assertTrue(error.message.orEmpty().startsWith("the clue\n"), error.message)
  }

  private fun launch(spec: KClass<out FunSpec>): CollectingTestEngineListener {
    val listener = CollectingTestEngineListener()
    System.setProperty("tlsloop.reports.dir", folder.toString())
    try {
      val launcher = TestEngineLauncher().withListener(listener).withSpecRefs(SpecRef.Reference(spec, spec.java.name))
      runBlocking { launcher.execute() }
    } finally {
      System.clearProperty("tlsloop.reports.dir")
    }
    return listener
  }

  private fun written() = Files.list(folder).use { files -> files.map { it.name }.sorted().toList() }

  private fun path(name: String) = folder.toAbsolutePath().resolve("$PACKAGE.$name.txt")

  private fun report(name: String) = path(name).readText()

  private fun files(vararg names: String) = names.flatMap { listOf("$PACKAGE.$it.pcapng", "$PACKAGE.$it.txt") }

  private companion object {
    const val PACKAGE = "dev.tlsloop.kotest"
  }
}

internal class Failing :
  FunSpec({
    extension(TlsReports())

    test("fails") { refused("a.test").shouldSucceed() }

    test("fails after a handshake") {
      refused("a.test")
      throw AssertionError("another failure")
    }

    test("fails without a handshake") { throw AssertionError("another failure") }

    test("passes") { refused("a.test") shouldFailOn CLIENT }

    xtest("is ignored") { refused("a.test").shouldSucceed() }

    test("is too slow").config(timeout = 4.seconds) {
      refused("a.test")
      awaitCancellation()
    }

    context("outer") { test("inner/../<x>") { refused("a.test").shouldSucceed() } }
  })

internal class Moving :
  FunSpec({
    extension(TlsReports())

    test("moves") {
      refused("first.test")
      withContext(Dispatchers.IO) {
        refused("second.test")
        yield()
      }
      refused("third.test").shouldSucceed()
    }
  })

internal class OnPool :
  FunSpec({
    extension(TlsReports())

    test("matched") { onAnotherThread("a.test") should succeed() }

    test("inverted") { onAnotherThread("a.test") shouldNot failOn(CLIENT) }

    test("compared") { onAnotherThread("a.test") shouldNegotiate TLS_1_3 }

    test("collected") {
      assertSoftly {
        onAnotherThread("a.test") shouldNegotiate TLS_1_3
        onAnotherThread("b.test") shouldNegotiate "h2"
      }
    }

    test("unheard") {
      onAnotherThread("a.test")
      throw AssertionError("another failure")
    }
  })

internal class Without : FunSpec({ test("fails") { refused("a.test").shouldSucceed() } })
