package dev.tlsloop.contract;

import dev.tlsloop.Side;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.LeafFlaw;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The flaws that every engine refuses for the same reason; docs/flaws.md shows where engines differ. */
final class CommonFlaws {
    static final Set<IssuerFlaw> OF_ISSUERS = EnumSet.of(
            IssuerFlaw.MISSING,
            IssuerFlaw.EXPIRED,
            IssuerFlaw.NOT_YET_VALID,
            IssuerFlaw.WRONG_KEY,
            IssuerFlaw.BAD_SIGNATURE,
            IssuerFlaw.NOT_A_CA,
            IssuerFlaw.VERSION_1,
            IssuerFlaw.TOO_DEEP,
            IssuerFlaw.NAME_NOT_PERMITTED,
            IssuerFlaw.NAME_EXCLUDED,
            IssuerFlaw.UNKNOWN_CRITICAL_EXTENSION);

    private static final Set<LeafFlaw> OF_LEAVES = EnumSet.of(
            LeafFlaw.EXPIRED,
            LeafFlaw.NOT_YET_VALID,
            LeafFlaw.BAD_SIGNATURE,
            LeafFlaw.SELF_SIGNED,
            LeafFlaw.WRONG_PURPOSE,
            LeafFlaw.UNKNOWN_CRITICAL_EXTENSION);
    private static final Set<LeafFlaw> OF_NAMES = EnumSet.of(LeafFlaw.WRONG_NAME, LeafFlaw.WILDCARD_TOO_WIDE);

    private CommonFlaws() {}

    /** The leaf flaws for the presenting side; a server does not verify a client's names. */
    static List<LeafFlaw> ofLeaves(Side presenting) {
        Stream<LeafFlaw> names = presenting == Side.SERVER ? OF_NAMES.stream() : Stream.of();
        return Stream.concat(OF_LEAVES.stream(), names).toList();
    }
}
