package io.github.secfw.policy;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a policy into the program that it means. */
final class PolicyLowering implements TargetVisitor<Instruction> {

    private final FirewallPolicy policy;
    private final Map<String, ProgramChain> lowered = new HashMap<>();

    PolicyLowering(FirewallPolicy policy) {
        this.policy = policy;
    }

    PacketProgram program() {
        List<ProgramBaseChain> baseChains = new ArrayList<>();
        for (BaseChain chain : policy.baseChains()) {
            ProgramBaseChain lowered = new ProgramBaseChain(
                    chain.toString(), chain.hook(), chain.table().priority(), chain.policy(), rules(chain));
            boolean reroutes = chain.table() == Table.MANGLE && chain.hook() == Hook.OUTPUT;
            baseChains.add(reroutes ? lowered.rerouting() : lowered);
        }
        return new PacketProgram(baseChains, !policy.labels().isEmpty());
    }

    private List<ProgramRule> rules(RuleSequence<?> sequence) {
        List<ProgramRule> rules = new ArrayList<>();
        for (Rule rule : sequence.rules()) {
            List<Instruction> steps = new ArrayList<>();
            for (Criterion criterion : rule.match().criteria()) {
                steps.add(new Instruction.Guard(criterion));
            }
            steps.add(rule.target().accept(this));
            rules.add(new ProgramRule("rule " + (rules.size() + 1) + ": " + rule, steps));
        }
        return rules;
    }

    private ProgramChain chain(Chain chain) {
        ProgramChain known = lowered.get(chain.name());
        if (known != null) {
            return known;
        }
        ProgramChain made = new ProgramChain(chain.name(), rules(chain));
        lowered.put(chain.name(), made);
        return made;
    }

    @Override
    public Instruction visitSecmark(LabellingTarget.Secmark target) {
        return new Instruction.SetLabel(policy.contextOf(target.type()));
    }

    @Override
    public Instruction visitSaveLabel(LabellingTarget.SaveLabel target) {
        return new Instruction.SaveLabel(Instruction.Transfer.ONLY_IF_UNSET);
    }

    @Override
    public Instruction visitRestoreLabel(LabellingTarget.RestoreLabel target) {
        return new Instruction.RestoreLabel(Instruction.Transfer.ONLY_IF_UNSET);
    }

    @Override
    public Instruction visitAccept(Target.Accept target) {
        return new Instruction.Accept();
    }

    @Override
    public Instruction visitDrop(Target.Drop target) {
        return new Instruction.Drop();
    }

    @Override
    public Instruction visitReject(Target.Reject target) {
        return new Instruction.Reject(target.type());
    }

    @Override
    public Instruction visitLog(Target.Log target) {
        return new Instruction.Log(target.prefix(), target.level(), target.options());
    }

    @Override
    public Instruction visitQueue(Target.Queue target) {
        return new Instruction.Queue(target.queues(), target.bypass());
    }

    @Override
    public Instruction visitSetMark(Target.SetMark target) {
        return new Instruction.SetMark(target.mark());
    }

    @Override
    public Instruction visitSetConnectionMark(Target.SetConnectionMark target) {
        return new Instruction.SetConnectionMark(target.mark());
    }

    @Override
    public Instruction visitReturn(Target.Return target) {
        return new Instruction.Return();
    }

    @Override
    public Instruction visitJump(Target.Jump target) {
        return new Instruction.Jump(chain(target.to()));
    }

    @Override
    public Instruction visitGoto(Target.Goto target) {
        return new Instruction.Goto(chain(target.to()));
    }
}
