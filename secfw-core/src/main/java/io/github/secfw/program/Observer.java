package io.github.secfw.program;

/** Observes what an interpreter does. */
interface Observer {

    /** An observer that takes no notice. */
    Observer NONE = new Observer() {
        @Override
        public void baseChain(ProgramBaseChain chain) {}

        @Override
        public void rule(int depth, String chain, ProgramRule rule) {}

        @Override
        public void noMatch(Instruction guard) {}

        @Override
        public void effect(String effect) {}

        @Override
        public void policy(ProgramBaseChain chain) {}
    };

    /** A base chain begins. */
    void baseChain(ProgramBaseChain chain);

    /** A rule begins, in a chain that is the given number of jumps away from its base chain. */
    void rule(int depth, String chain, ProgramRule rule);

    /** The rule is left, because this step did not hold. */
    void noMatch(Instruction guard);

    /** A step of the rule did something. */
    void effect(String effect);

    /** The base chain ends without a verdict, so that its policy applies. */
    void policy(ProgramBaseChain chain);
}
