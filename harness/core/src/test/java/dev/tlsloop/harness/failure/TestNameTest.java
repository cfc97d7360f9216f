package dev.tlsloop.harness.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.B | runs | '' | a.B.runs",
                "a.B | runs | 2-3 | a.B.runs-2-3",
                "a.B$C | runs | '' | a.B.C.runs",
                "a.B | '../../etc/passwd' | '' | a.B..._.._etc_passwd",
                "a.B | 'with spaces: <script>' | '' | a.B.with_spaces___script_",
                "a.B | 'Grüße\u202E' | 1 | a.B.Gr__e_-1",
            })
    void aFileNameIsSafe(String type, String method, String invocation, String fileName) {
        assertEquals(fileName, new TestName(type, method, invocation).fileName());
    }

    @Test
    void aLongNameKeepsItsIndex() {
        String fileName = new TestName("a.B", "m".repeat(300), "12").fileName();
        assertEquals("a.B." + "m".repeat(143) + "-12", fileName);
    }

    @Test
    void aReaderSeesTheNameAsItIs() {
        assertEquals("a.B$C.runs-2", new TestName("a.B$C", "runs", "2").toString());
    }
}
