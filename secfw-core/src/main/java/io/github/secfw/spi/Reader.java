package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.program.Meaning;
import java.util.List;

/**
 * Reads the files of one tool back and tells what they mean. Immutable and safe for use by several threads.
 *
 * <p>A reader knows its tool's language, not only what its backend writes. A match that the model does not have becomes a
 * condition that is {@linkplain io.github.secfw.program.Condition.Unmodelled not known}, a statement that the model does not
 * have and that could matter a step that is {@linkplain io.github.secfw.program.Instruction.Unmodelled not known}; nothing is
 * left out that could change a verdict, a label or what later rules see.
 */
@CheckReturnValue
public interface Reader {

    /**
     * Reads files that belong together: those of one rendering, or of one machine.
     *
     * @param files the files
     * @return what they mean together
     * @throws MalformedTextException if a file is not of the tool's language; it names the file, line and column
     */
    Meaning read(List<Source> files);
}
