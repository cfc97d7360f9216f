package dev.tlsloop.kotest

import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Path
import kotlin.io.path.writeText
import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler

/** The findings of the compiler in a snippet: `line: DIAGNOSTIC_NAME`; none if it compiles. */
internal fun diagnostics(directory: Path, snippet: String): List<String> =
  diagnosticsOfFile(directory, PRELUDE + snippet.trimIndent()).map { (line, name) ->
    "${line - PRELUDE.lines().size + 1}: $name"
  }

/** The findings of the compiler in a file with its own imports: line and diagnostic name. */
internal fun diagnosticsOfFile(directory: Path, text: String): List<Pair<Int, String>> {
  val file = directory.resolve("Snippet.kt").also { it.writeText(text) }
  val output = ByteArrayOutputStream()
  val exit = K2JVMCompiler().exec(PrintStream(output), file.toString(), "-d", directory.toString(), *OPTIONS)
  val found = DIAGNOSTIC.findAll(output.toString()).map { it.groupValues[1].toInt() to it.groupValues[2] }.toList()
  check((exit == ExitCode.OK) == found.isEmpty()) { "the compiler ended with $exit and said: $output" }
  return found.sortedBy { it.first }
}

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
    "-jvm-target",
    "17",
    "-Werror",
    "-Xjspecify-annotations=strict",
    "-Xrender-internal-diagnostic-names",
  )

/** Such as `Snippet.kt:7:5: error: [DSL_SCOPE_VIOLATION] ...`. */
private val DIAGNOSTIC = Regex("""(?m)Snippet\.kt:(\d+):\d+: (?:error|warning): \[(\w+)]""")
