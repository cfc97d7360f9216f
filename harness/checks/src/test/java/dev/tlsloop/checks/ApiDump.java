package dev.tlsloop.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public and protected signatures of one published module, as {@code javap} prints them. */
record ApiDump(String artifact, Path file, String text) {
    static final String UPDATE = "mvn -q test -pl harness/checks -am -Dtest=ApiDumpTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dtlsloop.golden.update=true";

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(tlsloop-[a-z-]+)</artifactId>");

    /** Reads the compiled classes of that module, given by its folder below the root. */
    static ApiDump of(String module) {
        Path folder = ProjectFiles.root().resolve(module);
        String artifact = artifact(ProjectFiles.text(folder.resolve("pom.xml")));
        String text = javap(folder.resolve("target/classes"))
                .lines()
                .filter(ApiDump::isSignature)
                .filter(line -> !isKotlinInternal(line, artifact))
                .collect(Collectors.joining("\n", "", "\n"));
        return new ApiDump(artifact, folder.resolve("api").resolve(artifact + ".api"), text);
    }

    /** Replaces the file in the repository. */
    void write() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The difference from an earlier dump and the remedy; empty if both are equal. */
    String difference(String earlier) {
        if (text.equals(earlier)) {
            return "";
        }
        return "the API of " + artifact + " differs from "
                + ProjectFiles.root().relativize(file).toString().replace('\\', '/')
                + "\nadded:" + lines(members(text), members(earlier))
                + "\nremoved:" + lines(members(earlier), members(text))
                + "\nUndo the change, or accept it with this command and commit the file:\n" + UPDATE;
    }

    private static String lines(Set<String> some, Set<String> without) {
        return some.stream()
                .filter(line -> !without.contains(line))
                .map(line -> "\n  " + line)
                .collect(Collectors.joining());
    }

    /** The headers of the types, and each member after the name of its type. */
    private static Set<String> members(String dump) {
        Set<String> members = new LinkedHashSet<>();
        String type = "";
        for (String line : dump.lines().filter(l -> !l.equals("}")).toList()) {
            boolean isHeader = !line.startsWith(" ");
            type = isHeader ? line.replaceFirst("^.*?(dev\\.tlsloop[\\w.$]*).*$", "$1") : type;
            members.add(isHeader ? line.replace(" {", "") : type + ": " + line.strip());
        }
        return members;
    }

    private static String artifact(String pom) {
        Matcher matcher = ARTIFACT.matcher(pom);
        if (!matcher.find()) {
            throw new AssertionError("the pom.xml names no artifact that begins with tlsloop-; name one, or take the"
                    + " module out of ProjectFiles.PUBLISHED_MODULES");
        }
        return matcher.group(1);
    }

    private static String javap(Path classes) {
        List<String> arguments = new ArrayList<>(List.of("-protected", "-classpath", classes.toString()));
        arguments.addAll(publicTypes(classes));
        StringWriter out = new StringWriter();
        int status = ToolProvider.findFirst("javap")
                .orElseThrow(() -> new AssertionError("javap is not in this runtime; run the tests on a JDK"))
                .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
        if (status != 0) {
            throw new AssertionError("javap failed on " + classes + "; compile the module first:\n" + out);
        }
        return out.toString();
    }

    private static List<String> publicTypes(Path classes) {
        Predicate<String> exported = exported(classes.resolve("module-info.class"));
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && file.contains("/"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(type -> exported.test(type.substring(0, type.lastIndexOf('.'))))
                    .filter(ApiDump::isReachable)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packages that a module exports to everyone. A Kotlin module has no descriptor and exports all. */
    private static Predicate<String> exported(Path descriptor) {
        if (!Files.exists(descriptor)) {
            return name -> true;
        }
        try (InputStream in = Files.newInputStream(descriptor)) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet())::contains;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReachable(String name) {
        try {
            Class<?> type = Class.forName(name, false, ApiDump.class.getClassLoader());
            return Stream.<Class<?>>iterate(type, t -> t != null, Class::getEnclosingClass)
                    .allMatch(ApiDump::isDeclaredForCallers);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " is not on the class path; add its module to examples/pom.xml", e);
        }
    }

    private static boolean isDeclaredForCallers(Class<?> type) {
        boolean isNamed = !type.isAnonymousClass() && !type.isLocalClass() && !type.isSynthetic();
        return isNamed && (Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers()));
    }

    /** Whether a line is a signature; javap's note on the source file depends on the machine's language. */
    private static boolean isSignature(String line) {
        return line.startsWith("  ") || line.endsWith("{") || line.equals("}");
    }

    /** Whether a member is internal in Kotlin, which compiles it as public with the module's name appended. */
    private static boolean isKotlinInternal(String line, String artifact) {
        return line.contains("$" + artifact.replace('-', '_'));
    }
}
