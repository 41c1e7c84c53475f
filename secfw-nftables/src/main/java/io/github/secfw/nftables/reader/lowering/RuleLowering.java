package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.RejectType;
import io.github.secfw.nftables.reader.field.FamilyConditions;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.ParsedRule;
import io.github.secfw.nftables.reader.syntax.ParsedRule.Placed;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramRule;
import java.util.List;
import java.util.Optional;

/** Translation of one rule to instructions. Each instance translates one rule. */
final class RuleLowering {

    private final TableDefinitions table;
    private final LoweredChains chains;
    private final RuleContext context;
    private final RuleInstructions steps = new RuleInstructions();
    private final ComparisonLowering comparisons;
    private boolean hasEnded;

    RuleLowering(TableDefinitions table, LoweredChains chains, RuleContext context) {
        this.table = table;
        this.chains = chains;
        this.context = context;
        this.comparisons = new ComparisonLowering(table, context, steps);
    }

    ProgramRule lower(ParsedRule rule) {
        for (Placed placed : rule.statements()) {
            if (hasEnded) {
                throw rule.origin(placed).fault(ParsedRule.HAS_ENDED);
            }
            add(placed.statement(), table.statement(rule, placed));
        }
        return new ProgramRule("line " + rule.line() + ": " + rule.origin().text(), steps.list());
    }

    private void add(Statement statement, StatementOrigin origin) {
        if (statement instanceof Statement.Compare compare) {
            comparisons.add(compare, origin);
        } else if (statement instanceof Statement.Decide decide) {
            decide(decide.decision());
        } else if (statement instanceof Statement.VerdictMap choose) {
            new MapLowering(table, context, steps)
                    .add(choose.key(), choose.map(), origin, value -> verdict(value, origin));
        } else if (statement instanceof Statement.Assign assign) {
            assign(assign, origin);
        } else if (statement instanceof Statement.WriteLog log) {
            steps.add(new Instruction.Log(log.prefix(), log.level(), log.options()));
        } else if (statement instanceof Statement.Reject reject) {
            reject(reject, origin);
        } else if (statement instanceof Statement.Queue enqueue) {
            steps.add(new Instruction.Queue(enqueue.queues(), enqueue.bypass()));
            hasEnded = true;
        } else {
            new StatefulLowering(table, context, steps).add(statement, origin);
        }
    }

    private void decide(Decision decision) {
        if (decision.kind() != Decision.Kind.CONTINUE) {
            steps.add(chains.step(decision));
            hasEnded = true;
        }
    }

    private Instruction verdict(Expression value, StatementOrigin origin) {
        if (value instanceof Decision decision) {
            return chains.step(decision);
        }
        throw origin.fault(
                "a verdict map has an element without a verdict: write accept, drop, continue, return, jump or"
                        + " goto after each colon");
    }

    private void reject(Statement.Reject reject, StatementOrigin origin) {
        Optional<Family> family = RejectTypes.family(reject);
        family.ifPresent(of -> context.require(of, origin));
        if (reject.kind().equals("icmpx") && !table.isOfBothFamilies()) {
            throw origin.fault("\"icmpx\" is for tables of both families: write icmp or icmpv6");
        }
        boolean isOfOther =
                context.namedProtocol().isPresent() && !context.namedProtocol().equals(Optional.of(Protocol.TCP));
        if (reject.kind().equals("tcp reset") && isOfOther) {
            throw origin.fault("\"tcp reset\" answers TCP only, but the rule matches "
                    + context.namedProtocol().get());
        }
        if (family.isPresent() && !context.family().equals(family)) {
            steps.guard(FamilyConditions.of(family.get()));
        }
        Optional<RejectType> type = RejectTypes.type(reject, origin);
        if (type.equals(Optional.of(RejectType.TCP_RESET))) {
            steps.guardOnce(Condition.of(new ProtocolCriterion(Protocol.TCP)));
        }
        steps.add(type.isPresent() ? new Instruction.Reject(type.get()) : new Instruction.Unmodelled(origin.text()));
        hasEnded = true;
    }

    private void assign(Statement.Assign assign, StatementOrigin origin) {
        switch (assign.field()) {
            case FieldNames.LABEL -> label(assign.value(), origin);
            case FieldNames.CONNECTION_LABEL -> connectionLabel(assign.value(), origin);
            case FieldNames.MARK, FieldNames.CONNECTION_MARK -> mark(assign, origin);
            case "meta nftrace" -> trace(assign.value(), origin);
            case "ct state", "ct direction", "ct status", "ct protocol", "ct l3proto", "ct expiration", "ct id" ->
                throw origin.fault("\"" + assign.field() + "\" cannot be set");
            default -> new AssignmentLowering(context, steps).add(assign, origin);
        }
    }

    /** Translates a trace. It has no effect on packets, but a look-up of its value may end the rule. */
    private void trace(Expression value, StatementOrigin origin) {
        boolean isFlag = !(value instanceof Expression.Literal literal) || NumberLiterals.parse(literal.text()) <= 1;
        if (!isFlag) {
            throw origin.fault("\"meta nftrace\" must be 0 or 1");
        }
        if (!(value instanceof Expression.Literal)) {
            steps.add(new Instruction.Unmodelled(origin.text()));
        }
    }

    private void label(Expression value, StatementOrigin origin) {
        if (isField(value, FieldNames.CONNECTION_LABEL)) {
            steps.add(new Instruction.RestoreLabel(Instruction.Transfer.OVERWRITE));
        } else if (value instanceof Expression.Mapped mapped) {
            new MapLowering(table, context, steps)
                    .add(mapped.key(), mapped.map(), origin, name -> object(name, origin));
        } else if (!isField(value, FieldNames.LABEL)) {
            steps.add(object(value, origin));
        }
    }

    private Instruction object(Expression value, StatementOrigin origin) {
        if (value instanceof Expression.Literal literal && NumberLiterals.parse(literal.text()) >= 0) {
            throw origin.fault("a label is set to the name of a secmark, not to a number");
        }
        return value instanceof Expression.Literal literal
                ? table.label(literal.text(), origin)
                : new Instruction.Unmodelled(origin.text());
    }

    private void connectionLabel(Expression value, StatementOrigin origin) {
        if (isField(value, FieldNames.LABEL)) {
            steps.add(new Instruction.SaveLabel(Instruction.Transfer.OVERWRITE));
        } else if (isField(value, FieldNames.CONNECTION_LABEL)) {
            steps.guard(new Condition.HasConnection());
        } else if (value instanceof Expression.Literal) {
            throw origin.fault(
                    "the label of a connection is not set to a constant: write \"ct secmark set meta secmark\"");
        } else {
            steps.add(new Instruction.Unmodelled(origin.text()));
        }
    }

    private static boolean isField(Expression value, String name) {
        return value instanceof Expression.Field field && field.name().equals(name);
    }

    private void mark(Statement.Assign assign, StatementOrigin origin) {
        boolean isOfConnection = assign.field().equals(FieldNames.CONNECTION_MARK);
        if (assign.value() instanceof Expression.Mapped mapped) {
            new MapLowering(table, context, steps)
                    .add(mapped.key(), mapped.map(), origin, value -> setMark(value, isOfConnection, origin));
            return;
        }
        Optional<List<Instruction>> change = MarkChange.of(assign.value())
                .flatMap(value -> isOfConnection ? value.ofConnection() : value.ofPacket());
        steps.addAll(change.orElseGet(() -> List.of(unmodelledMark(assign.value(), isOfConnection, origin))));
    }

    private Instruction setMark(Expression value, boolean isOfConnection, StatementOrigin origin) {
        if (value instanceof Decision) {
            throw origin.fault("a mark is set to a number, not to a verdict: write numbers after each colon");
        }
        return MarkChange.of(value)
                .filter(change -> change.from() == MarkChange.From.NOTHING)
                .flatMap(change -> isOfConnection ? change.ofConnection() : change.ofPacket())
                .map(made -> made.get(0))
                .orElseGet(() -> unmodelledMark(value, isOfConnection, origin));
    }

    private Instruction unmodelledMark(Expression value, boolean isOfConnection, StatementOrigin origin) {
        context.field(FieldNames.MARK).check(value, origin);
        return new AssignmentLowering(context, steps).mark(value, isOfConnection);
    }
}
