package dev.tlsloop.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.examples.course.Lesson;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exercises, each of which fails until it is solved, and their solutions. The names of both keep them out of the build. */
class ExercisesTest {
    static List<Lesson> lessons() {
        return LessonsTest.runnable();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void anExerciseIsRed(Lesson lesson) throws ReflectiveOperationException {
        Method exercise = test(lesson, "exercises", "Exercise");
        assertThrows(AssertionError.class, () -> run(exercise));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aSolutionIsGreen(Lesson lesson) throws ReflectiveOperationException {
        Method solution = test(lesson, "solutions", "Solution");
        assertDoesNotThrow(() -> run(solution));
    }

    private static Method test(Lesson lesson, String where, String ending) throws ReflectiveOperationException {
        Class<?> type = Class.forName(
                "dev.tlsloop.examples." + where + "." + lesson.file().getSimpleName() + ending);
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .findFirst()
                .orElseThrow();
    }

    private static void run(Method test) throws Throwable {
        Constructor<?> constructor = test.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        test.setAccessible(true);
        try {
            test.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
