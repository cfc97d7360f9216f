package dev.tlsloop.kotest

import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Path
import kotlin.io.path.writeText
import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler

/** What the compiler has to say about a snippet: `line: DIAGNOSTIC_NAME`, nothing where it compiles. */
internal fun diagnostics(directory: Path, snippet: String): List<String> {
  val file = directory.resolve("Snippet.kt").also { it.writeText(PRELUDE + snippet.trimIndent()) }
  val output = ByteArrayOutputStream()
  val exit = K2JVMCompiler().exec(PrintStream(output), file.toString(), "-d", directory.toString(), *OPTIONS)
  val found = DIAGNOSTIC.findAll(output.toString()).map { describe(it.groupValues[1], it.groupValues[2]) }.toList()
  check((exit == ExitCode.OK) == found.isEmpty()) { "the compiler ended with $exit and said: $output" }
  return found.sortedBy { it.substringBefore(':').toInt() }
}

private fun describe(line: String, name: String) = "${line.toInt() - PRELUDE.lines().size + 1}: $name"

private val PRELUDE =
  """
  |import dev.tlsloop.*
  |import dev.tlsloop.fixtures.Authority
  |import dev.tlsloop.harness.*
  |import dev.tlsloop.kotest.*
  |"""
    .trimMargin()

private val OPTIONS =
  arrayOf(
    "-classpath",
    System.getProperty("java.class.path"),
    "-no-stdlib",
    "-no-reflect",
    "-Werror",
    "-Xjspecify-annotations=strict",
    "-Xrender-internal-diagnostic-names",
  )

/** Such as `Snippet.kt:7:5: error: [DSL_SCOPE_VIOLATION] ...`. */
private val DIAGNOSTIC = Regex("""(?m)Snippet\.kt:(\d+):\d+: (?:error|warning): \[(\w+)]""")
