package dev.tlsloop.jsse.managers;

/** Tells our managers, around each step, whose connection the engine is working for. */
public interface StepScope {
    /** For an engine whose managers are not ours. */
    StepScope BY_OTHERS = new StepScope() {
        @Override
        public void enter() {}

        @Override
        public void leave() {}
    };

    void enter();

    void leave();
}
