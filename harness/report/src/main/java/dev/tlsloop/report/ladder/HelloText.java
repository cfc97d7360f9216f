package dev.tlsloop.report.ladder;

import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** The offer of a ClientHello in a few words. */
final class HelloText {
    private static final int FEW = 2;

    private HelloText() {}

    static List<String> of(ClientHello hello) {
        List<String> details = new ArrayList<>();
        details.add(all(hello.supportedVersions(), Codes::version));
        hello.serverName().ifPresent(name -> details.add("server name " + Codes.text(name)));
        if (!hello.alpn().isEmpty()) {
            details.add("ALPN " + few(hello.alpn().stream().map(Codes::text).toList()));
        }
        if (!hello.supportedGroups().isEmpty()) {
            details.add("groups " + few(named(hello.supportedGroups(), Codes::group)));
        }
        if (!hello.keyShareGroups().isEmpty()) {
            details.add("key share " + all(hello.keyShareGroups(), Codes::group));
        }
        if (has(hello, ExtensionType.PRE_SHARED_KEY)) {
            details.add("pre-shared key");
        }
        if (has(hello, ExtensionType.EARLY_DATA)) {
            details.add("early data");
        }
        return details;
    }

    /** The names of codes without GREASE, in order. */
    static List<String> named(List<Integer> codes, LongFunction<String> name) {
        return codes.stream()
                .filter(code -> !Codes.isGrease(code))
                .map(name::apply)
                .toList();
    }

    /** The first two of many. */
    static String few(List<String> names) {
        String first = names.stream().limit(FEW).collect(Collectors.joining(", "));
        return names.size() > FEW ? first + " and " + (names.size() - FEW) + " more" : first;
    }

    private static String all(List<Integer> codes, LongFunction<String> name) {
        return String.join(", ", named(codes, name));
    }

    private static boolean has(ClientHello hello, int type) {
        return hello.extensions().stream().anyMatch(extension -> extension.type() == type);
    }
}
