package dev.tlsloop.kotest

import io.kotest.matchers.shouldBe
import java.nio.file.Path
import kotlin.io.path.readText
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource

/** The Kotlin snippets of `docs/kotlin.md` compile with the imports that they show. */
class KotlinGuideTest(@param:TempDir private val directory: Path) {
  @ParameterizedTest
  @MethodSource("snippets")
  fun aSnippetCompiles(snippet: String) {
    diagnosticsOfFile(directory, snippet) shouldBe listOf()
  }

  @Test
  fun aSnippetWithoutAnImportIsFound() {
    diagnosticsOfFile(directory, "val ca = Authority.create()") shouldBe listOf(1 to "UNRESOLVED_REFERENCE")
  }

  @Test
  fun aStarImportHidesTheStandardPair() {
    val star = "import dev.tlsloop.harness.*\nfun twice(text: String): Pair<String, String> = text to text\n"

    diagnosticsOfFile(directory, star).map { it.second }.first() shouldBe "WRONG_NUMBER_OF_TYPE_ARGUMENTS"
  }

  @Test
  fun anExplicitImportBringsTheStandardPairBack() {
    val both =
      "import dev.tlsloop.harness.*\nimport kotlin.Pair\nfun twice(text: String): Pair<String, String> = text to text\n"

    diagnosticsOfFile(directory, both) shouldBe listOf()
  }

  companion object {
    private val SNIPPET = Regex("```kotlin\n(.*?)```", RegexOption.DOT_MATCHES_ALL)

    @JvmStatic
    fun snippets(): List<String> {
      val guide = Path.of("..", "..", "docs", "kotlin.md").readText()
      return SNIPPET.findAll(guide).map { it.groupValues[1] }.toList()
    }
  }
}
