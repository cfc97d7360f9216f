package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.KeyType;
import org.junit.jupiter.api.Test;

/** The chain in docs/certificates.md, compared with the one that its snippet makes. */
class CertificatesPageTest {
    private static final String PAGE = ProjectFiles.text(ProjectFiles.root().resolve("docs/certificates.md"));

    private final Chain chain = Chain.from(Authority.create("Root", KeyType.EC_P256, 1))
            .via("Upper")
            .via("Lower", IssuerFlaw.EXPIRED)
            .to("www.a.test", "10.0.0.1");

    @Test
    void itsTreeIsTheOneThatTheChainPrints() {
        String tree = chain.describe().text();

        assertTrue(PAGE.contains("<!-- picture -->\n```\n" + tree + "```"), tree);
    }

    @Test
    void itsFlowchartIsTheOneThatTheChainPrints() {
        String flowchart = chain.describe().mermaid();

        assertTrue(PAGE.contains("<!-- mermaid -->\n```mermaid\n" + flowchart + "```"), flowchart);
    }
}
