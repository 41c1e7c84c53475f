/**
 * The compilers from programs to diagrams, and the variable order. Start with {@link
 * io.github.secfw.proof.symbolic.CutPoints} and {@link io.github.secfw.proof.symbolic.VariableOrder}, then {@link
 * io.github.secfw.proof.symbolic.ConditionCompiler} and {@link io.github.secfw.proof.symbolic.ChainCompiler}; {@link
 * io.github.secfw.proof.symbolic.HookProgram} is the result for one hook.
 */
@NullMarked
package io.github.secfw.proof.symbolic;

import org.jspecify.annotations.NullMarked;
