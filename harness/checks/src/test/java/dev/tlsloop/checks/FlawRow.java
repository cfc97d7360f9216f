package dev.tlsloop.checks;

import dev.tlsloop.Side;
import dev.tlsloop.fixtures.ChainPosition;

/**
 * A line of the table that {@code FlawResults} reads: the result of a verifier for a flaw.
 *
 * @param verifier an engine, or the command {@code openssl verify}
 * @param version its major version
 * @param side the side that verifies
 * @param answer a reason, {@code accepted} or {@code unpresentable}; {@code refused} if there are only error codes
 * @param alert the code of the sent alert, or {@code -}
 * @param codes the error codes of OpenSSL in the order in which it found them, or {@code -}
 */
record FlawRow(
        String flaw,
        ChainPosition position,
        String verifier,
        int version,
        Side side,
        String answer,
        String alert,
        String codes) {
    static FlawRow parse(String line) {
        String[] cells = line.split(" ");
        return new FlawRow(
                cells[0],
                ChainPosition.valueOf(cells[1]),
                cells[2],
                Integer.parseInt(cells[3]),
                Side.valueOf(cells[4]),
                cells[5],
                cells[6],
                cells[7]);
    }

    String line() {
        return String.join(
                " ", flaw, position.name(), verifier, String.valueOf(version), side.name(), answer, alert, codes);
    }

    boolean isOf(FlawCase flawCase) {
        return flaw.equals(flawCase.flawName()) && position == flawCase.position();
    }

    boolean isBy(String name, int release) {
        return verifier.equals(name) && version == release;
    }
}
