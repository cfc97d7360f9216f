package dev.tlsloop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A one-line description of a context, for {@link Context#toString}. */
final class ContextDescription {
    private ContextDescription() {}

    static String of(Context c) {
        List<String> words = new ArrayList<>();
        words.add(c.side().map(Side::toString).orElse("either side"));
        words.add(join(c.protocols().stream().map(TlsVersion::toString).toList()));
        words.add("verify "
                + join(c.verifyModes().stream().sorted().map(Enum::name).toList())
                + (c.verifiesHostName() ? " and host name" : ""));
        c.credentials()
                .forEach(credential -> words.add("presents "
                        + credential.certificate().getSubjectX500Principal().getName()));
        if (!c.trust().isEmpty()) {
            words.add("trusts "
                    + c.trust().stream()
                            .flatMap(t -> t.anchors().stream())
                            .limit(3)
                            .map(a -> a.getSubjectX500Principal().getName())
                            .collect(Collectors.joining(", ")));
        }
        if (!c.revocation().contains(Revocation.NONE)) {
            words.add("revocation "
                    + join(c.revocation().stream().sorted().map(Enum::name).toList()));
        }
        c.cipherList().ifPresent(list -> words.add("ciphers " + list));
        addList(
                words,
                "suites ",
                c.cipherSuites().stream().map(CipherSuite::name).toList());
        addList(words, "groups ", c.groups().stream().map(NamedGroup::name).toList());
        addList(words, "alpn ", c.alpn().stream().map(AlpnProtocol::name).toList());
        addList(
                words,
                "server names ",
                c.serverNames().keySet().stream().map(ServerName::name).sorted().toList());
        addList(
                words,
                "options ",
                c.options().stream()
                        .filter(option -> !Option.preset().contains(option))
                        .sorted()
                        .map(Enum::name)
                        .toList());
        addList(words, "srtp ", c.srtp().stream().map(Enum::name).toList());
        c.engine().ifPresent(engine -> words.add("on " + engine.name()));
        return String.join("; ", words);
    }

    private static void addList(List<String> words, String title, List<String> values) {
        if (!values.isEmpty()) {
            words.add(title + join(values));
        }
    }

    private static String join(List<String> values) {
        return String.join(", ", values);
    }
}
