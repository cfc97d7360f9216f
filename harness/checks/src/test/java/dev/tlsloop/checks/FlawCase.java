package dev.tlsloop.checks;

import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.ChainPosition;
import dev.tlsloop.fixtures.CrlFlaw;
import dev.tlsloop.fixtures.Flaw;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.fixtures.StapleFlaw;
import java.util.List;
import java.util.stream.Stream;

/** A flaw at one of its positions, in a chain that is otherwise valid. */
record FlawCase(Flaw flaw, ChainPosition position) {
    static final String NAME = "www.a.test";

    /** The kind of object that has the flaw, which decides which checks find it. */
    enum Family {
        CERTIFICATE,
        STAPLE,
        LIST
    }

    static List<FlawCase> all() {
        Stream<Flaw> flaws = Stream.of(IssuerFlaw.values(), LeafFlaw.values(), StapleFlaw.values(), CrlFlaw.values())
                .flatMap(Stream::of);
        return flaws.flatMap(f -> f.positions().stream().sorted().map(p -> new FlawCase(f, p)))
                .toList();
    }

    static List<FlawCase> all(Family family) {
        return all().stream().filter(c -> c.family() == family).toList();
    }

    Family family() {
        if (flaw instanceof StapleFlaw) {
            return Family.STAPLE;
        }
        return flaw instanceof CrlFlaw || flaw == IssuerFlaw.NO_CRL_SIGN ? Family.LIST : Family.CERTIFICATE;
    }

    /** The name of the flaw after that of its enum. */
    String flawName() {
        return flaw.getClass().getSimpleName() + "." + flaw.name();
    }

    Chain chain() {
        return switch (position) {
            case ROOT ->
                Chain.from("Root", (IssuerFlaw) flaw).via("Upper").via("Lower").to(NAME);
            case UPPER ->
                Chain.from("Root")
                        .via("Upper", (Flaw.OfAuthority) flaw)
                        .via("Lower")
                        .to(NAME);
            case LOWER ->
                Chain.from("Root")
                        .via("Upper")
                        .via("Lower", (Flaw.OfAuthority) flaw)
                        .to(NAME);
            case LEAF -> Chain.from("Root").via("Upper").via("Lower").to(NAME, (Flaw.OfLeaf) flaw);
        };
    }

    @Override
    public String toString() {
        return flawName() + " " + position;
    }
}
