package dev.tlsloop.kotest

import dev.tlsloop.fixtures.Authority
import io.kotest.matchers.string.shouldContain
import java.nio.file.Files
import java.nio.file.Path
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class GoldenTest {
  private val ca = Authority.create()
  private val outcome = handshake {
    client { trust(ca) }
    server { credential(ca.issue("localhost")) }
  }

  @Test
  fun theStableTranscriptMatchesItsFile(@TempDir folder: Path) {
    val file = Files.writeString(folder.resolve("handshake.txt"), outcome.transcript().stable())
    comparing { outcome shouldMatchGolden file }
  }

  @Test
  fun anotherTranscriptDoesNot(@TempDir folder: Path) {
    val file = Files.writeString(folder.resolve("handshake.txt"), "  1  client  ->  ClientHello")
    val text = comparing { assertThrows(AssertionError::class.java) { outcome shouldMatchGolden file }.message }
    text.orEmpty() shouldContain "line 1 of the file is"
  }

  /** Compares, also in a run that updates golden files. */
  private fun <T> comparing(assertion: () -> T): T {
    val update = System.clearProperty("tlsloop.golden.update")
    try {
      return assertion()
    } finally {
      update?.let { System.setProperty("tlsloop.golden.update", it) }
    }
  }
}
