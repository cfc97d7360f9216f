package dev.tlsloop.examples.live;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values that a reader chose in the form of a lesson.
 *
 * @param chosen the value of each setting of the lesson
 */
record Settings(Map<Knob, String> chosen) {
    /**
     * Reads the query of a request. A setting that it leaves out has its default.
     *
     * @throws IllegalArgumentException in one sentence, for a setting that the lesson lacks and for an unknown value
     */
    static Settings parse(List<Knob> knobs, String query) {
        Map<Knob, String> chosen = new EnumMap<>(Knob.class);
        knobs.forEach(knob -> chosen.put(knob, knob.choices().get(0)));
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
            Knob knob = knobs.stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("this lesson has no setting \"" + key
                            + "\"; it has " + knobs.stream().map(Knob::key).collect(Collectors.joining(", "))));
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (!knob.choices().contains(value)) {
                throw new IllegalArgumentException("the setting " + key + " has no value \"" + value
                        + "\"; give one of: " + String.join("; ", knob.choices()));
            }
            chosen.put(knob, value);
        }
        return new Settings(chosen);
    }

    boolean has(Knob knob) {
        return chosen.containsKey(knob);
    }

    /** The value, or the default for a setting that the lesson lacks. */
    String value(Knob knob) {
        return chosen.getOrDefault(knob, knob.choices().get(0));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
