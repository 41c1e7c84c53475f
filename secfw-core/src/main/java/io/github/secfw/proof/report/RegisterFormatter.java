package io.github.secfw.proof.report;

import io.github.secfw.proof.diagram.Registers;
import io.github.secfw.proof.diagram.Terms;
import io.github.secfw.proof.field.MarkGroups;
import io.github.secfw.proof.symbolic.Operations;

/** Formats registers: groups of bits of marks, unmodelled fields, and state. */
final class RegisterFormatter {

    /** The value of what a program leaves as it was. */
    static final String KEPT = "kept";

    private static final long ALL_BITS = 0xffff_ffffL;

    private final MarkGroups groups;
    private final Registers registers;

    RegisterFormatter(Operations operations) {
        this.groups = operations.order().marks();
        this.registers = operations.registers();
    }

    /** The name of a register: a mark, with its bits if these are not all, or a field or state. */
    String name(int register) {
        if (!registers.layout().isMark(register)) {
            return registers.layout().name(register);
        }
        long bits = groups.bits(register % groups.count());
        return (isOfPacket(register) ? "mark" : "connection mark")
                + (bits == ALL_BITS ? "" : " (bits 0x" + Long.toHexString(bits) + ")");
    }

    String value(int register, int atom) {
        int group = register % groups.count();
        return groups.isNamed(group, atom) ? "0x" + Long.toHexString(groups.value(group, atom, false)) : "others";
    }

    /** Formats the value of a register after a program. */
    String became(int register, int value) {
        if (value >= 0) {
            return value(register, value);
        }
        int variable = ~value;
        if (variable == register) {
            return KEPT;
        }
        if (variable >= registers.layout().count()) {
            Terms terms = registers.terms();
            return "as " + terms.operationOf(terms.variable(variable).term()).name() + " writes it";
        }
        return isOfPacket(variable) ? "the packet's" : "the connection's";
    }

    private boolean isOfPacket(int register) {
        return register < groups.count();
    }
}
