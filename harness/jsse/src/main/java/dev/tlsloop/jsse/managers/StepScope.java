package dev.tlsloop.jsse.managers;

/** The scope of one step, in which our managers know the connection of the engine. */
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
