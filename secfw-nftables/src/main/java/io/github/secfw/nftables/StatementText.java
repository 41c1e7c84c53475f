package io.github.secfw.nftables;

import io.github.secfw.net.LogOption;
import io.github.secfw.net.RejectType;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Target;
import io.github.secfw.policy.TargetVisitor;
import java.util.Set;

/** Appends the statement of a target to a line. Not safe for several threads. */
final class StatementText implements TargetVisitor<StringBuilder> {

    private final FirewallPolicy policy;
    private final LabelNames labelNames;
    private final ClosedChains closedChains;
    private StringBuilder line = new StringBuilder();
    private boolean isValue;
    private boolean isInClosedChain;

    StatementText(FirewallPolicy policy, LabelNames labelNames, ClosedChains closedChains) {
        this.policy = policy;
        this.labelNames = labelNames;
        this.closedChains = closedChains;
    }

    /** Whether the next statements stand in a base chain with the policy drop. */
    void inClosedChain(boolean isClosed) {
        isInClosedChain = isClosed;
    }

    /** This, writing whole statements to a line. */
    StatementText appendingTo(StringBuilder to) {
        line = to;
        isValue = false;
        return this;
    }

    /** This, writing what stands for a statement as a value of a map: of a label its object only. */
    StatementText appendingValueTo(StringBuilder to) {
        line = to;
        isValue = true;
        return this;
    }

    @Override
    public StringBuilder visitSecmark(LabellingTarget.Secmark target) {
        line.append(isValue ? "" : "meta secmark set ");
        return line.append('"')
                .append(labelNames.of(policy.contextOf(target.type())))
                .append('"');
    }

    /**
     * nft's own statement overwrites; the look-up lets it run only where CONNSECMARK would save. A packet without label
     * then writes no label over no label.
     */
    @Override
    public StringBuilder visitSaveLabel(LabellingTarget.SaveLabel target) {
        return line.append("ct secmark vmap { 0 : jump " + TableFile.SAVE_CHAIN + " }");
    }

    /**
     * nft's own statement overwrites; the look-up lets it run only where CONNSECMARK would restore. A connection
     * without label then writes no label over no label.
     */
    @Override
    public StringBuilder visitRestoreLabel(LabellingTarget.RestoreLabel target) {
        return line.append("meta secmark vmap { 0 : jump " + TableFile.RESTORE_CHAIN + " }");
    }

    @Override
    public StringBuilder visitAccept(Target.Accept target) {
        return line.append("accept");
    }

    @Override
    public StringBuilder visitDrop(Target.Drop target) {
        return line.append("drop");
    }

    @Override
    public StringBuilder visitReject(Target.Reject target) {
        return target.type() == RejectType.TCP_RESET
                ? line.append("reject with tcp reset")
                : line.append("reject with icmpx type ").append(target.type());
    }

    @Override
    public StringBuilder visitLog(Target.Log target) {
        line.append("log");
        if (!target.prefix().isEmpty()) {
            line.append(" prefix \"").append(target.prefix()).append('"');
        }
        line.append(" level ").append(target.level());
        Set<LogOption> options = target.options();
        boolean sequence = options.contains(LogOption.TCP_SEQUENCE);
        boolean tcpOptions = options.contains(LogOption.TCP_OPTIONS);
        if (sequence || tcpOptions) {
            line.append(" flags tcp ").append(sequence ? "sequence" : "");
            line.append(sequence && tcpOptions ? "," : "").append(tcpOptions ? "options" : "");
        }
        for (LogOption option : options) {
            line.append(
                    switch (option) {
                        case TCP_SEQUENCE, TCP_OPTIONS -> "";
                        case IP_OPTIONS -> " flags ip options";
                        case OWNER -> " flags skuid";
                        case LINK_LAYER -> " flags ether";
                    });
        }
        return line;
    }

    @Override
    public StringBuilder visitQueue(Target.Queue target) {
        return line.append("queue ")
                .append(target.bypass() ? "flags bypass " : "")
                .append("to ")
                .append(target.queues());
    }

    @Override
    public StringBuilder visitSetMark(Target.SetMark target) {
        return line.append("meta mark set ").append(Marks.set("meta mark", target.mark()));
    }

    @Override
    public StringBuilder visitSetConnectionMark(Target.SetConnectionMark target) {
        return line.append("ct mark set ").append(Marks.set("ct mark", target.mark()));
    }

    @Override
    public StringBuilder visitReturn(Target.Return target) {
        return line.append(isInClosedChain ? "drop" : "return");
    }

    @Override
    public StringBuilder visitJump(Target.Jump target) {
        return line.append("jump ").append(target.to().name());
    }

    @Override
    public StringBuilder visitGoto(Target.Goto target) {
        String chain = target.to().name();
        return line.append("goto ").append(isInClosedChain ? closedChains.goTo(chain) : chain);
    }
}
