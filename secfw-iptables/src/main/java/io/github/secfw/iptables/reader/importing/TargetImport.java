package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.target.RejectTarget;
import io.github.secfw.net.LogOption;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.InstructionVisitor;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Optional;

/** Imports the instruction of a rule as a target; empty if a policy has none. */
final class TargetImport implements InstructionVisitor<Optional<Target>> {

    private static final String REWRITE = "rewrite the rule with targets that a policy has";

    /** The target of a rule's instructions. */
    Target target(List<Instruction> steps) throws UnmodelledFeatureException {
        for (Instruction step : steps) {
            if (step instanceof Instruction.Unmodelled unmodelled) {
                throw new UnmodelledFeatureException(
                        "\"" + step + "\"",
                        RejectTarget.modelledTypes(unmodelled)
                                .map(answers -> "reject with one of " + answers)
                                .orElse(REWRITE));
            }
        }
        try {
            return (steps.size() == 1 ? steps.get(0).accept(this) : Optional.<Target>empty())
                    .orElseThrow(() -> new UnmodelledFeatureException(quoted(steps), REWRITE));
        } catch (IllegalArgumentException e) {
            throw new UnmodelledFeatureException(quoted(steps), String.valueOf(e.getMessage()));
        }
    }

    private static String quoted(List<Instruction> steps) {
        StringBuilder text = new StringBuilder();
        for (Instruction step : steps) {
            text.append(text.length() == 0 ? "\"" : ", then \"").append(step).append('"');
        }
        return text.toString();
    }

    @Override
    public Optional<Target> visitGuard(Instruction.Guard step) {
        return Optional.empty();
    }

    /** The target that sets a label. A label with the default user, role and range is given by its type alone. */
    @Override
    public Optional<Target> visitSetLabel(Instruction.SetLabel step) {
        SecurityContext label = step.label();
        boolean isUsual = label.user().equals("system_u")
                && label.role().equals("object_r")
                && label.range().orElse("s0").equals("s0");
        return Optional.of(
                Target.secmark(isUsual ? PacketType.named(label.type()) : PacketType.inContext(label.toString())));
    }

    @Override
    public Optional<Target> visitLookUp(Instruction.LookUp step) {
        return Optional.empty();
    }

    @Override
    public Optional<Target> visitSaveLabel(Instruction.SaveLabel step) {
        return Optional.of(Target.save()).filter(target -> step.transfer() == Instruction.Transfer.ONLY_IF_UNSET);
    }

    @Override
    public Optional<Target> visitRestoreLabel(Instruction.RestoreLabel step) {
        return Optional.of(Target.restore()).filter(target -> step.transfer() == Instruction.Transfer.ONLY_IF_UNSET);
    }

    @Override
    public Optional<Target> visitLog(Instruction.Log step) {
        LogOption[] options = step.options().toArray(new LogOption[0]);
        return Optional.of(
                options.length == 0
                        ? Target.log(step.prefix(), step.level())
                        : Target.log(step.prefix(), step.level(), options[0], options));
    }

    @Override
    public Optional<Target> visitSetMark(Instruction.SetMark step) {
        return Optional.of(Target.setMark(step.mark()));
    }

    @Override
    public Optional<Target> visitSetConnectionMark(Instruction.SetConnectionMark step) {
        return Optional.of(Target.setConnectionMark(step.mark()));
    }

    @Override
    public Optional<Target> visitSaveMark(Instruction.SaveMark step) {
        return Optional.empty();
    }

    @Override
    public Optional<Target> visitRestoreMark(Instruction.RestoreMark step) {
        return Optional.empty();
    }

    @Override
    public Optional<Target> visitUnmodelled(Instruction.Unmodelled step) {
        return Optional.empty();
    }

    @Override
    public Optional<Target> visitQueue(Instruction.Queue step) {
        Target.Queue queue = Target.queue(step.queues().first(), step.queues().last());
        return Optional.of(step.bypass() ? queue.orBypass() : queue);
    }

    @Override
    public Optional<Target> visitJump(Instruction.Jump step) {
        return Optional.empty();
    }

    @Override
    public Optional<Target> visitGoto(Instruction.Goto step) {
        return Optional.empty();
    }

    @Override
    public Optional<Target> visitReturn(Instruction.Return step) {
        return Optional.of(Target.returnToCaller());
    }

    @Override
    public Optional<Target> visitAccept(Instruction.Accept step) {
        return Optional.of(Target.accept());
    }

    @Override
    public Optional<Target> visitDrop(Instruction.Drop step) {
        return Optional.of(Target.drop());
    }

    @Override
    public Optional<Target> visitReject(Instruction.Reject step) {
        return Optional.of(Target.reject(step.type()));
    }
}
