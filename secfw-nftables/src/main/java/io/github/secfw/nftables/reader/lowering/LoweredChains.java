package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramChain;

/** The chains of a table that are translated already. */
interface LoweredChains {

    /** {@return the chain of a name, which exists because all jumps were checked earlier} */
    ProgramChain chain(String name);

    /** {@return the instruction of a verdict} */
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
