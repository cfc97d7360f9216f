package dev.tlsloop;

import java.util.Set;

/** Which checks of revocation go together, and with what. */
final class RevocationRules {
    private RevocationRules() {}

    static void check(ContextSettings b) {
        Set<Revocation> checks = b.revocation;
        ContextRules.refuseIf(
                checks.isEmpty(),
                "revocation() is given no check; allowed are NONE, or one of STAPLE, CRL and CRL_ALL");
        ContextRules.refuseIf(
                checks.contains(Revocation.NONE) && checks.size() > 1,
                "revocation(" + checks + ") mixes NONE with others; give NONE alone, or leave it out");
        boolean none = checks.contains(Revocation.NONE);
        ContextRules.refuseIf(
                !none && b.verifyModes.contains(VerifyMode.NONE),
                "revocation(" + checks + ") looks into a chain that verify(NONE) does not verify; add verify(PEER)");
        ContextRules.refuseIf(
                b.side == Side.SERVER && checks.contains(Revocation.STAPLE),
                "revocation(STAPLE) is a client's setting, and this is a server, for whom nobody staples; give lists to"
                        + " crls(...) and say revocation(CRL)");
        boolean looksIntoLists = checks.contains(Revocation.CRL) || checks.contains(Revocation.CRL_ALL);
        ContextRules.refuseIf(
                !b.crls.isEmpty() && !looksIntoLists,
                "crls(...) is given and revocation(" + checks + ") does not look into them; add CRL or CRL_ALL");
    }
}
