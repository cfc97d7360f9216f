package dev.tlsloop.examples;

import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.Flaw;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.fixtures.Place;
import java.util.List;
import java.util.stream.Stream;

/** A flaw at one of its places, in a chain that is otherwise in order. */
record FlawCase(Flaw flaw, Place place) {
    static final String NAME = "www.a.test";

    static List<FlawCase> all() {
        Stream<Flaw> flaws = Stream.concat(Stream.of(IssuerFlaw.values()), Stream.of(LeafFlaw.values()));
        return flaws.flatMap(f -> f.places().stream().sorted().map(p -> new FlawCase(f, p)))
                .toList();
    }

    /** The name of the flaw with its enum's. */
    String flawName() {
        return flaw.getClass().getSimpleName() + "." + flaw.name();
    }

    Chain chain() {
        if (flaw instanceof LeafFlaw leaf) {
            return Chain.from("Root").via("Upper").via("Lower").to(NAME, leaf);
        }
        IssuerFlaw issuer = (IssuerFlaw) flaw;
        return switch (place) {
            case ROOT -> Chain.from("Root", issuer).via("Upper").via("Lower").to(NAME);
            case UPPER -> Chain.from("Root").via("Upper", issuer).via("Lower").to(NAME);
            default -> Chain.from("Root").via("Upper").via("Lower", issuer).to(NAME);
        };
    }

    @Override
    public String toString() {
        return flawName() + " " + place;
    }
}
