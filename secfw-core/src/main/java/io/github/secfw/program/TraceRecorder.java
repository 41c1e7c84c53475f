package io.github.secfw.program;

import io.github.secfw.net.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what an interpreter does. */
final class TraceRecorder implements Observer {

    private final List<TraceStep> steps = new ArrayList<>();
    private Hook hook = Hook.PREROUTING;
    private String baseChain = "";

    List<TraceStep> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void baseChain(ProgramBaseChain chain) {
        hook = chain.hook();
        baseChain = chain.name();
    }

    @Override
    public void rule(int depth, String chain, ProgramRule rule) {
        steps.add(new TraceStep(hook, baseChain, chain, depth, rule.text(), Optional.empty(), List.of()));
    }

    @Override
    public void noMatch(Instruction guard) {
        TraceStep step = steps.remove(steps.size() - 1);
        steps.add(new TraceStep(
                step.hook(),
                step.baseChain(),
                step.chain(),
                step.depth(),
                step.rule(),
                Optional.of(guard.toString()),
                step.effects()));
    }

    @Override
    public void effect(String effect) {
        TraceStep step = steps.remove(steps.size() - 1);
        List<String> effects = new ArrayList<>(step.effects());
        effects.add(effect);
        steps.add(new TraceStep(
                step.hook(), step.baseChain(), step.chain(), step.depth(), step.rule(), step.failed(), effects));
    }

    @Override
    public void policy(ProgramBaseChain chain) {
        steps.add(new TraceStep(
                hook,
                baseChain,
                baseChain,
                0,
                "end of the chain",
                Optional.empty(),
                List.of(chain.policy() + " by its policy")));
    }
}
