package dev.tlsloop.examples.course;

import dev.tlsloop.Engine;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A lesson of the course: code that runs, and a text that quotes the run.
 *
 * @param number its place in the course, from 1
 * @param title its title
 * @param file the class with its code; its exercise has the same name and the ending {@code Exercise}
 * @param slug the name of its page, without number and ending
 * @param pieces the pieces of its code; the first one is what the page is about
 */
public record Lesson(int number, String title, Class<?> file, String slug, List<Piece> pieces) {
    public Lesson {
        pieces = List.copyOf(pieces);
    }

    /** A lesson without code. */
    public static Lesson of(int number, String title, Class<?> file, String slug) {
        return new Lesson(number, title, file, slug, List.of());
    }

    /** Returns a copy with one more piece of code, which passes. */
    public Lesson passing(String name, Piece.Code code) {
        return with(new Piece(name, code, Optional.empty(), Optional.empty()));
    }

    /** Returns a copy with one more piece of code, which passes and needs that engine. */
    public Lesson passingOn(Engine engine, String name, Piece.Code code) {
        return with(new Piece(name, code, Optional.empty(), Optional.of(engine)));
    }

    /** Returns a copy with one more piece of code, whose assertion fails with that result. */
    public Lesson failing(String name, Piece.Code code, String result) {
        return with(new Piece(name, code, Optional.of(result), Optional.empty()));
    }

    /** Returns a copy with one more piece of code, whose assertion fails because that side refuses for that reason. */
    public Lesson failing(String name, Piece.Code code, Side side, Reason reason) {
        return failing(name, code, refusal(side, reason));
    }

    /** Returns a copy with one more piece of code, whose assertion fails because of that refusal, and which needs that engine. */
    public Lesson failingOn(Engine engine, String name, Piece.Code code, Side side, Reason reason) {
        return failingOn(engine, name, code, refusal(side, reason));
    }

    /** Returns a copy with one more piece of code, whose assertion fails with that result, and which needs that engine. */
    public Lesson failingOn(Engine engine, String name, Piece.Code code, String result) {
        return with(new Piece(name, code, Optional.of(result), Optional.of(engine)));
    }

    /** The name of its page, without an ending, such as {@code 05-mutual-tls}. */
    public String page() {
        return String.format(Locale.ROOT, "%02d-%s", number, slug);
    }

    /** The sentence that says which engine the lesson as a whole needs and lacks; empty if it can run. */
    public Optional<String> obstacle() {
        return pieces.get(0).obstacle();
    }

    /** The number and the title. */
    @Override
    public String toString() {
        return "Lesson " + number + ": " + title;
    }

    private static String refusal(Side side, Reason reason) {
        return "it failed on the " + side + " because " + reason;
    }

    private Lesson with(Piece piece) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(piece);
        return new Lesson(number, title, file, slug, more);
    }
}
