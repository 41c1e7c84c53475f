package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Hook;
import java.util.Comparator;
import java.util.List;

/**
 * What a rule set does to packets. Equality compares everything, names and texts too: equal programs do the same, but
 * programs that do the same need not be equal.
 *
 * @param baseChains the base chains; kept in the order in which a packet meets them: by hook, then by priority, then
 *     as given
 * @param checksLabels whether loading the rule set switches SELinux's packet checks on: it does as soon as it has one
 *     SECMARK rule or one nft secmark object, used or not
 */
@CheckReturnValue
public record PacketProgram(List<ProgramBaseChain> baseChains, boolean checksLabels) {

    /** Copies and sorts the base chains. */
    public PacketProgram {
        baseChains = baseChains.stream()
                .sorted(Comparator.comparing(ProgramBaseChain::hook).thenComparingInt(ProgramBaseChain::priority))
                .toList();
    }

    /**
     * {@return the base chains of a hook, in the order in which a packet meets them}
     *
     * @param hook the hook
     */
    public List<ProgramBaseChain> at(Hook hook) {
        return baseChains.stream().filter(chain -> chain.hook() == hook).toList();
    }

    /**
     * Runs the program on a packet.
     *
     * @param packet the packet
     * @return what becomes of it
     * @throws IllegalArgumentException if a rule asks for something that the packet does not state
     * @throws IllegalStateException if the packet meets a step that the model does not know
     */
    public Outcome run(Packet packet) {
        return new Interpreter(this, packet, Observer.NONE)
                .run(packet.direction().hooks());
    }

    /**
     * Runs the program on a packet and writes down what happens.
     *
     * @param packet the packet
     * @return the rules that it met, what each did, and the outcome
     * @throws IllegalArgumentException if a rule asks for something that the packet does not state
     * @throws IllegalStateException if the packet meets a step that the model does not know
     */
    public Trace trace(Packet packet) {
        return trace(packet, packet.direction().hooks());
    }

    /**
     * Runs the base chains of one hook on a packet, and writes down what happens.
     *
     * @param packet the packet, with labels and marks as they are before the hook
     * @param hook the hook
     * @return the rules that it met, what each did, and the outcome
     * @throws IllegalArgumentException if a rule asks for something that the packet does not state
     * @throws IllegalStateException if the packet meets a step that the model does not know
     */
    public Trace traceAt(Hook hook, Packet packet) {
        return trace(packet, List.of(hook));
    }

    private Trace trace(Packet packet, List<Hook> hooks) {
        TraceRecorder recorder = new TraceRecorder();
        Interpreter interpreter = new Interpreter(this, packet, recorder);
        Outcome outcome = interpreter.run(hooks);
        return new Trace(
                packet,
                recorder.steps(),
                outcome,
                interpreter.askings().events(),
                interpreter.askings().asked(),
                interpreter.askings().written());
    }

    @Override
    public boolean equals(Object other) {
        ProgramEquality rules = new ProgramEquality();
        return this == other
                || (other instanceof PacketProgram that
                        && checksLabels == that.checksLabels
                        && ProgramEquality.all(baseChains, that.baseChains, rules::same));
    }

    @Override
    public int hashCode() {
        return 31 * baseChains.hashCode() + Boolean.hashCode(checksLabels);
    }
}
