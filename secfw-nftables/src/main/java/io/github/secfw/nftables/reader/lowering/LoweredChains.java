package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramChain;

/** The chains of a table that are lowered already. */
interface LoweredChains {

    /** {@return the chain of that name, which is there: all chains were looked for before} */
    ProgramChain chain(String name);

    /** {@return the step that a verdict is} */
    default Instruction step(Decision decision) {
        return switch (decision.kind()) {
            case ACCEPT -> new Instruction.Accept();
            case DROP -> new Instruction.Drop();
            case CONTINUE -> new Instruction.Guard(ConstantConditions.always());
            case RETURN -> new Instruction.Return();
            case JUMP -> new Instruction.Jump(chain(decision.chain().orElseThrow()));
            case GOTO -> new Instruction.Goto(chain(decision.chain().orElseThrow()));
        };
    }
}
