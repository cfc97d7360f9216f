package dev.tlsloop.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signs in the place of characters that hide or move others. */
class VisibleTextTest {
    @ParameterizedTest
    @CsvSource({"0, \\u{0}", "10, \\u{a}", "27, \\u{1b}", "127, \\u{7f}", "8238, \\u{202e}", "8203, \\u{200b}"})
    void aHiddenCharacterHasASign(int code, String sign) {
        assertEquals("a" + sign + "b", VisibleText.of("a" + Character.toString(code) + "b"));
    }

    @ParameterizedTest
    @CsvSource({"160, \\u{a0}", "8232, \\u{2028}", "55296, \\u{d800}", "65039, \\u{fe0f}", "12644, \\u{3164}"})
    void aCharacterThatLooksLikeASpaceOrNothingHasASign(int code, String sign) {
        assertEquals(sign, VisibleText.of(Character.toString(code)));
    }

    @Test
    void lettersAndEmojiStay() {
        String text = "www.b\u00fccher.test \u4e2d\u6587 \u05d0 \uD83D\uDE00 <&>\"'";

        assertEquals(text, VisibleText.of(text));
    }

    @Test
    void signsArePiecesOfTheirOwn() {
        assertEquals(
                List.of(
                        new VisibleText.Piece("a", false),
                        new VisibleText.Piece("\\u{0}\\u{1}", true),
                        new VisibleText.Piece("b", false)),
                VisibleText.pieces("a\u0000\u0001b"));
    }

    @Test
    void noCodePointIsLostOrLeftHidden() {
        long hidden = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(code -> VisibleText.of(Character.toString(code)))
                .filter(sign -> sign.isEmpty()
                        || sign.chars()
                                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
                .count();

        assertEquals(0, hidden);
    }
}
