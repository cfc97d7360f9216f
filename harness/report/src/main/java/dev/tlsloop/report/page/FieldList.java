package dev.tlsloop.report.page;

import static j2html.TagCreator.b;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.small;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;

import dev.tlsloop.report.fields.Codes;
import dev.tlsloop.report.fields.Field;
import j2html.tags.DomContent;
import j2html.tags.specialized.DetailsTag;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Named ranges of bytes as a nested list: the offset, the name, the value in words, and the bytes in hexadecimal. */
final class FieldList {
    /** Lists that show their elements at once; each element is folded. */
    private static final Set<String> OPEN = Set.of("extensions", "certificate_list", "CertificateEntry", "record");

    private static final String FRAGMENT = "fragment";
    private static final int MANY_BYTES = 72;
    private static final int FEW_BYTES = 32;
    private static final int MOST_BYTES = 4096;

    private final byte[] bytes;
    private final Set<String> withoutBytes;

    private FieldList(byte[] bytes, Set<String> withoutBytes) {
        this.bytes = bytes;
        this.withoutBytes = withoutBytes;
    }

    /** The ranges of those bytes. */
    static DomContent of(List<Field> fields, byte[] bytes) {
        return new FieldList(bytes, Set.of()).list(fields);
    }

    /** The ranges of records whose content stands elsewhere on the page. */
    static DomContent ofHeaders(List<Field> fields, byte[] bytes) {
        return new FieldList(bytes, Set.of(FRAGMENT)).list(fields);
    }

    private DomContent list(List<Field> fields) {
        return ol(each(fields, this::item)).withClass("fields");
    }

    private DomContent item(Field field) {
        if (field.parts().isEmpty()) {
            return li(div(position(field), what(field), hex(field)).withClass("field"));
        }
        DetailsTag group = details(
                summary(div(
                                position(field),
                                what(field),
                                span(Codes.count(field.length(), "byte")).withClass("soft"))
                        .withClass("field")),
                list(field.parts()));
        boolean open = OPEN.contains(field.name()) || isVector(field);
        return li(open ? group.attr("open", "open") : group);
    }

    /** A length and its bytes, which are no longer folded than open. */
    private static boolean isVector(Field field) {
        return field.parts().size() == 2 && field.parts().get(1).name().equals("value");
    }

    private static DomContent position(Field field) {
        return span(Parts.unseen("byte "), span(Integer.toString(field.offset())))
                .withClass("at");
    }

    private static DomContent what(Field field) {
        return span(b(Parts.shown(field.name())), small(Parts.shown(field.value())))
                .withClass("what");
    }

    private DomContent hex(Field field) {
        if (withoutBytes.contains(field.name())) {
            return span("the message").withClass("soft");
        }
        return field.length() <= MANY_BYTES
                ? div(code(hex(field, 0, field.length()))).withClass("hex")
                : div(code(hex(field, 0, FEW_BYTES)), folded(field)).withClass("hex");
    }

    /** The rest of many bytes, up to a limit that keeps a page small. */
    private DomContent folded(Field field) {
        int left = field.length() - FEW_BYTES;
        int shown = Math.min(left, MOST_BYTES);
        return details(
                summary(Codes.count(left, "more byte")),
                code(hex(field, FEW_BYTES, shown)),
                iff(shown < left, p("The page leaves out the last " + Codes.count(left - shown, "byte") + ".")));
    }

    private String hex(Field field, int from, int count) {
        int start = field.offset() + from;
        return Codes.hex(Arrays.copyOfRange(bytes, start, start + count));
    }
}
