package io.github.secfw.proof.diagram;

/** The levels of diagrams: each is the place of one variable in the variable order. */
public interface Levels {

    /**
     * {@return the variable of the {@linkplain Registers registers} or of a {@linkplain Terms term} that a level decides by, or -1 if
     * rules cannot change what it decides by}
     *
     * @param level a level
     */
    int variable(int level);

    /**
     * {@return the level of such a variable; the first call adds the level of a term's variable}
     *
     * @param variable the variable
     * @param count the number of its atoms
     */
    int level(int variable, int count);

    /**
     * {@return the number of atoms of a level}
     *
     * @param level a level
     */
    int count(int level);
}
