package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** The guides in {@code docs/}: their Java snippets compile with their imports and run, and the index lists each guide. */
class GuidesTest {
    private static final Path DOCS = ProjectFiles.root().resolve("docs");
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TEST_CLASS = Pattern.compile("class (\\w+) \\{");
    private static final Pattern QUESTION = Pattern.compile("\\A# [^\n]+\n\n\\*\\*([^\n]+\\?)\\*\\*\n");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\n");

    @TempDir
    private Path classes;

    /** One guide runs a context on a registered provider. */
    @BeforeAll
    static void registerProvider() {
        Security.addProvider(Conscrypt.newProvider());
    }

    @AfterAll
    static void removeProvider() {
        Security.removeProvider("Conscrypt");
    }

    @TestFactory
    List<DynamicTest> snippetsCompile() throws IOException {
        return guides().stream()
                .flatMap(guide -> snippetsIn(guide).stream()
                        .map(code -> DynamicTest.dynamicTest(
                                guide.getFileName().toString(), () -> assertEquals("", mistakes(code), code))))
                .toList();
    }

    /** A snippet is a piece of a method, or a test class whose one test has a method for its arguments. */
    @TestFactory
    List<DynamicTest> snippetsRun() throws IOException {
        return guides().stream()
                .flatMap(guide -> snippetsIn(guide).stream()
                        .map(code -> DynamicTest.dynamicTest(guide.getFileName().toString(), () -> run(code))))
                .toList();
    }

    private void run(String code) throws Exception {
        assertEquals("", mistakes(code), code);
        Matcher named = TEST_CLASS.matcher(code);
        URL[] compiled = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(compiled, getClass().getClassLoader())) {
            runMethods(loader.loadClass(named.find() ? named.group(1) : "Guide"));
        }
    }

    private static void runMethods(Class<?> guide) throws Exception {
        Constructor<?> constructor = guide.getDeclaredConstructor();
        constructor.setAccessible(true);
        for (Method method : guide.getDeclaredMethods()) {
            method.setAccessible(true);
            MethodSource source = method.getAnnotation(MethodSource.class);
            if (source != null) {
                Method arguments = guide.getDeclaredMethod(source.value()[0]);
                arguments.setAccessible(true);
                for (Object argument : (List<?>) arguments.invoke(null)) {
                    method.invoke(constructor.newInstance(), argument);
                }
            } else if (method.getName().equals("snippet")) {
                method.invoke(constructor.newInstance());
            }
        }
    }

    @Test
    void aSnippetThatThrowsIsFound() {
        assertThrows(InvocationTargetException.class, () -> run("throw new IllegalStateException();"));
    }

    @Test
    void aSnippetWithoutAnImportIsFound() {
        assertTrue(mistakes("Authority ca = Authority.create();").contains("Authority"));
    }

    @Test
    void theIndexHasTheQuestionOfEachGuide() throws IOException {
        String expected = guides().stream()
                .map(guide -> row(guide.getFileName().toString(), ProjectFiles.text(guide)))
                .collect(Collectors.joining("\n"));

        String index = ProjectFiles.text(DOCS.resolve("README.md"));

        assertEquals(
                expected,
                index.lines().filter(line -> line.startsWith("| [")).sorted().collect(Collectors.joining("\n")));
    }

    private static String row(String name, String text) {
        Matcher question = QUESTION.matcher(text);
        return "| [%1$s](%1$s) | %2$s |".formatted(name, question.find() ? question.group(1) : "has no question");
    }

    private static List<Path> guides() throws IOException {
        TreeSet<Path> guides = new TreeSet<>();
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(DOCS, "*.md")) {
            pages.forEach(guides::add);
        }
        guides.remove(DOCS.resolve("README.md"));
        return List.copyOf(guides);
    }

    private static List<String> snippetsIn(Path guide) {
        List<String> snippets = new ArrayList<>();
        Matcher matcher = SNIPPET.matcher(ProjectFiles.text(guide));
        while (matcher.find()) {
            snippets.add(matcher.group(1));
        }
        return snippets;
    }

    private String mistakes(String snippet) {
        String imports = IMPORT.matcher(snippet).results().map(r -> r.group()).collect(Collectors.joining());
        String code = IMPORT.matcher(snippet).replaceAll("");
        String body =
                code.contains("class ") ? code : "class Guide { void snippet() throws Exception {\n" + code + "\n} }";
        List<String> options = List.of(
                "-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-nowarn");
        StringWriter log = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiles = compiler.getTask(log, null, null, options, null, List.of(new Source(imports + body)))
                .call();
        return compiles ? "" : log.toString();
    }

    /** A source file in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///Guide.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
