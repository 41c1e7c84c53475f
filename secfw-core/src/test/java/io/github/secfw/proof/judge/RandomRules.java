package io.github.secfw.proof.judge;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Mark;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Rules of a style: of few kinds of conditions and steps, which differ from pair to pair, so that they meet. */
final class RandomRules {

    private final Random random;
    private final List<Supplier<Condition>> guards = new ArrayList<>();
    private final List<Supplier<Instruction>> steps = new ArrayList<>();
    private final List<Mark> marks;

    RandomRules(Random random) {
        this.random = random;
        this.marks = one(
                List.of(Mark.of(1), Mark.of(2)),
                List.of(Mark.of(1), new Mark(1, 1)),
                List.of(Mark.of(3), new Mark(0, 1), new Mark(1, 1)));
        chooseModelled();
        chooseUnmodelled();
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void chooseModelled() {
        if (chance(15)) {
            List<Condition> owners = UnmodelledTexts.owners();
            guards.add(() -> one(owners));
            guards.add(() -> one(owners));
        }
        if (chance(15)) {
            guards.add(this::icmp);
            guards.add(this::icmp);
        }
        if (chance(10)) {
            guards.add(() -> Condition.of(new InputCriterion(InterfaceSet.of("lo"))));
        }
        if (chance(20)) {
            List<Condition> sets = UnmodelledTexts.sets();
            guards.add(() -> one(sets));
            guards.add(() -> one(sets));
        }
        guards.add(() -> Condition.of(new ProtocolCriterion(one(Protocol.TCP, Protocol.UDP))));
        guards.add(() -> Condition.of(new DestinationPortCriterion(
                one(Protocol.TCP, Protocol.UDP), one(PortSet.ports(22), PortSet.ports(22, 80)))));
        if (chance(30)) {
            guards.add(() -> Condition.of(new StateCriterion(EnumSet.of(one(ConnectionState.values())))));
        }
        if (chance(40)) {
            guards.add(() -> one(
                    new Condition.Unlabelled(), new Condition.ConnectionUnlabelled(), new Condition.HasConnection()));
            steps.add(() -> new Instruction.SetLabel(SecurityContext.parse("u:r:" + one("a_t", "b_t") + ":s0")));
            steps.add(() -> new Instruction.SaveLabel(one(Instruction.Transfer.values())));
            steps.add(() -> new Instruction.RestoreLabel(one(Instruction.Transfer.values())));
        }
        if (chance(50)) {
            guards.add(() -> Condition.of(new PacketMarkCriterion(one(marks))));
            steps.add(() -> new Instruction.SetMark(one(marks)));
        }
        if (chance(25)) {
            guards.add(() -> connectionMark(new ConnectionMarkCriterion(one(marks))));
            steps.add(() -> one(
                    new Instruction.SetConnectionMark(one(marks)),
                    new Instruction.SaveMark(one(marks).mask()),
                    new Instruction.RestoreMark(one(marks).mask())));
        }
    }

    private Condition icmp() {
        Family family = one(Family.values());
        int type = family == Family.IPV4 ? one(0, 3, 8) : one(1, 128, 129);
        return Condition.of(one(
                new ProtocolCriterion(new IcmpCriterion(family).protocol()),
                new IcmpCriterion(family),
                new IcmpTypeCriterion(family, new TreeSet<>(Set.of(new IcmpType(family, type))))));
    }

    private Condition connectionMark(Criterion criterion) {
        return Condition.of(chance(30) ? new NegatedCriterion(criterion) : criterion);
    }

    private void chooseUnmodelled() {
        for (int i = random.nextInt(3); i > 0; i--) {
            Condition condition = one(chance(50) ? UnmodelledTexts.pure() : UnmodelledTexts.readers());
            guards.add(() -> condition);
            guards.add(() -> condition);
        }
        if (chance(8)) {
            Condition doubtful = one(UnmodelledTexts.doubtful());
            guards.add(() -> doubtful);
        }
        boolean hasWriter = chance(30);
        if (hasWriter) {
            Instruction writer = one(UnmodelledTexts.writers());
            steps.add(() -> writer);
            steps.add(() -> writer);
            if (chance(60)) {
                Condition reader = one(UnmodelledTexts.readers());
                guards.add(() -> reader);
                guards.add(() -> reader);
            }
        }
        if (chance(25)) {
            Condition event = one(UnmodelledTexts.askedEvents());
            guards.add(() -> event);
        }
        if (chance(20)) {
            Instruction event = one(UnmodelledTexts.toldEvents());
            steps.add(() -> event);
            if (chance(50)) {
                Condition reader = one(UnmodelledTexts.readers());
                guards.add(() -> reader);
            }
        }
        if (chance(35)) {
            int bursts = 1 + random.nextInt(2);
            guards.add(() -> Condition.of(new LimitCriterion(5, LimitUnit.SECOND, 1 + random.nextInt(bursts))));
        }
        // What a log line says of written fields is left out: only the mark counts.
        if (!hasWriter && chance(35)) {
            steps.add(() -> new Instruction.Log(one("a", "b"), LogLevel.INFO, Set.of()));
        }
    }

    /** A list of rules that may lead into some chains. */
    List<Draft.Rule> rules(int least, int most, List<Draft.Chain> targets) {
        List<Draft.Rule> rules = new ArrayList<>();
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            rules.add(rule(targets));
        }
        return rules;
    }

    Draft.Rule rule(List<Draft.Chain> targets) {
        List<DraftStep> all = new ArrayList<>();
        for (int i = one(0, 1, 1, 1, 1, 2); i > 0; i--) {
            all.add(DraftStep.of(new Instruction.Guard(condition())));
        }
        if (chance(5)) {
            all.add(DraftStep.of(lookUp()));
        }
        boolean hasStep = !steps.isEmpty() && chance(60);
        if (hasStep) {
            all.add(DraftStep.of(step()));
            if (chance(15)) {
                all.add(DraftStep.of(new Instruction.Guard(condition())));
                all.add(DraftStep.of(step()));
            }
        }
        if (!hasStep || chance(20)) {
            if (all.isEmpty() && chance(80)) {
                all.add(DraftStep.of(new Instruction.Guard(condition())));
            }
            all.add(end(targets));
        }
        return new Draft.Rule(all);
    }

    /** A look-up in a map or a verdict map. */
    private Instruction lookUp() {
        List<Instruction.Case> cases = new ArrayList<>();
        for (int i = one(1, 2, 2); i > 0; i--) {
            Instruction then = one(
                    new Instruction.SetMark(one(marks)),
                    new Instruction.Accept(),
                    new Instruction.Drop(),
                    new Instruction.Return());
            cases.add(new Instruction.Case(condition(), then));
        }
        return new Instruction.LookUp(cases);
    }

    /** A condition, perhaps one made of others. */
    Condition condition() {
        Condition condition = one(guards).get();
        if (chance(15)) {
            List<Condition> all = new ArrayList<>(List.of(condition, one(guards).get()));
            if (chance(20)) {
                all.add(random.nextInt(2), condition());
            }
            condition = chance(50) ? new Condition.Any(all) : new Condition.All(all);
        }
        return chance(20) ? new Condition.Not(condition) : condition;
    }

    /** A condition that no rule can change. */
    Condition constant() {
        return Condition.of(new ProtocolCriterion(one(Protocol.TCP, Protocol.UDP)));
    }

    private Instruction step() {
        return one(steps).get();
    }

    Instruction verdict() {
        return one(
                new Instruction.Accept(),
                new Instruction.Accept(),
                new Instruction.Drop(),
                new Instruction.Drop(),
                new Instruction.Reject(one(RejectType.PORT_UNREACHABLE, RejectType.ADMIN_PROHIBITED)),
                new Instruction.Return(),
                new Instruction.Queue(new QueueRange(0, 0), chance(50)));
    }

    private DraftStep end(List<Draft.Chain> targets) {
        if (!targets.isEmpty() && chance(50)) {
            Draft.Chain target = one(targets);
            return chance(70) ? DraftStep.jump(target) : DraftStep.goTo(target);
        }
        return DraftStep.of(verdict());
    }
}
