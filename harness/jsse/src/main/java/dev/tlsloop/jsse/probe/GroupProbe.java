package dev.tlsloop.jsse.probe;

import dev.tlsloop.NamedGroup;
import dev.tlsloop.jsse.probe.ClientHelloProbe.RefusedTrial;
import dev.tlsloop.jsse.provider.NamedGroupSetter;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;

/** Finds a way to set named groups that a provider follows: its next hello must offer exactly the chosen ones. */
final class GroupProbe {
    private static final String OTHERWISE = "run it on the engine openssl, or leave it out";

    private final ClientHelloProbe hellos;
    private final Map<List<NamedGroup>, NamedGroupSetter> found = new ConcurrentHashMap<>();

    GroupProbe(ClientHelloProbe hellos) {
        this.hellos = hellos;
    }

    NamedGroupSetter settings(List<NamedGroup> chosen, ProviderCapabilities capabilities) {
        return found.computeIfAbsent(chosen, groups -> probe(groups, capabilities));
    }

    private NamedGroupSetter probe(List<NamedGroup> chosen, ProviderCapabilities capabilities) {
        if (chosen.isEmpty()) {
            return new NamedGroupSetter.Unchanged(offered(p -> {}));
        }
        List<String> instead = new ArrayList<>();
        for (NamedGroupSetter way : NamedGroupSetter.ways(chosen)) {
            try {
                List<NamedGroup> offered = offered(way::applyTo);
                if (offered.equals(chosen)) {
                    return way;
                }
                instead.add(capabilities.subject() + " offers " + text(offered) + " nevertheless");
            } catch (RefusedTrial e) {
                instead.add(capabilities.subject() + " says \"" + e.getMessage() + "\"");
            }
        }
        throw capabilities.refusal("groups(" + text(chosen) + ")", instead.get(0), OTHERWISE);
    }

    private List<NamedGroup> offered(Consumer<SSLParameters> settings) {
        return hellos.hello(settings).supportedGroups().stream()
                .map(NamedGroup::new)
                .toList();
    }

    private static String text(List<NamedGroup> groups) {
        return groups.stream().map(NamedGroup::name).collect(Collectors.joining(", "));
    }
}
