package dev.tlsloop.examples.course;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Availability;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.examples.lessons.Lessons;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;

/** Lessons for tests of the frame. */
final class Stubs {
    private Stubs() {}

    /** A lesson whose code is that of the first lesson of the course, with another text. */
    static Lesson lesson(int number, String slug) {
        return Lesson.of(number, "A stub", Lessons.all().get(0).file(), slug).passing("handshake", Stubs::trusting);
    }

    static Findings trusting() {
        Authority ca = Authority.create("Root");
        Context server = Context.server().credential(ca.issue("localhost")).build();
        Outcome outcome = Loopback.between(Context.client().trust(ca).build(), server)
                .withSecrets()
                .handshake();
        assertThat(outcome).succeeded();
        return Findings.of(outcome);
    }

    static Findings withoutTrust() {
        Context server = Context.server()
                .credential(Authority.create().issue("localhost"))
                .build();
        Outcome outcome =
                Loopback.between(Context.client().build(), server).withSecrets().handshake();
        assertThat(outcome).succeeded();
        return Findings.of(outcome);
    }

    /** An engine that is not installed. */
    static final class Absent implements Engine {
        @Override
        public String name() {
            return "absent";
        }

        @Override
        public Availability availability() {
            return new Availability.Missing("there is no libabsent", "install it");
        }

        @Override
        public Endpoint start(Context context) {
            throw new IllegalStateException("it is not there");
        }
    }
}
