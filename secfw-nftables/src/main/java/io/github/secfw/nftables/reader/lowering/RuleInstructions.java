package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;

/** The instructions of one rule while it is translated. Mutable. */
final class RuleInstructions {

    private final List<Instruction> instructions = new ArrayList<>(4);

    void add(Instruction instruction) {
        instructions.add(instruction);
    }

    void addAll(List<Instruction> more) {
        instructions.addAll(more);
    }

    /** Adds a guard. */
    void guard(Condition condition) {
        instructions.add(new Instruction.Guard(condition));
    }

    /** Adds a guard unless the rule has it already. */
    void guardOnce(Condition condition) {
        Instruction guard = new Instruction.Guard(condition);
        if (!instructions.contains(guard)) {
            instructions.add(guard);
        }
    }

    /** {@return the instructions so far} */
    List<Instruction> list() {
        return instructions;
    }
}
