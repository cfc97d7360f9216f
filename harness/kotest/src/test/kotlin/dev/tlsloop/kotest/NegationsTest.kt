package dev.tlsloop.kotest

import io.kotest.matchers.shouldBe
import org.junit.jupiter.api.Test

/** Each assertion of Kotlin has its negation. */
class NegationsTest {
  @Test
  fun eachAssertionHasItsNegation() {
    val names =
      listOf("Should", "ShouldNot", "Messages", "Certificates")
        .flatMap { Class.forName("dev.tlsloop.kotest.${it}Kt").methods.toList() }
        .map { it.name }
        .filter { it.startsWith("should") }
        .toSet()

    names.filter { !it.startsWith("shouldNot") && it.replaceFirst("should", "shouldNot") !in names }.toSet() shouldBe
      NEGATED_BY_ANOTHER
  }

  private companion object {
    /** Each pair of these, or an assertion that is one already, needs no other negation. */
    val NEGATED_BY_ANOTHER =
      setOf(
        "shouldHaveRetry",
        "shouldHaveNoRetry",
        "shouldNegotiateNoProtocol",
        "shouldHaveFullHandshake",
        "shouldMatchGolden",
        "shouldSatisfy",
      )
  }
}
