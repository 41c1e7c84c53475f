package io.github.secfw.proof.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What grows while programs are proven equal takes of one memory. */
final class MemoryBudgetTest {

    @Test
    void all_of_it_can_be_taken() {
        MemoryBudget memory = new MemoryBudget(100);
        memory.take(60);
        memory.take(40);

        requireFull(100, () -> memory.take(1));
    }

    @Test
    void what_was_refused_is_still_there() {
        MemoryBudget memory = new MemoryBudget(100);

        requireFull(100, () -> memory.take(101));
        assertThatCode(() -> memory.take(100)).doesNotThrowAnyException();
    }

    /** Twelve bytes for each of 64 entries, half of which are left free. */
    @Test
    void a_map_takes_what_it_grows_by() {
        LongIntMap map = new LongIntMap(new MemoryBudget(128 * 12));
        for (int i = 0; i < 64; i++) {
            map.put(i, i + 1);
        }

        requireFull(128 * 12, () -> map.put(64, 65));
        assertThat(map.get(63)).isEqualTo(64);
        requireFull(64 * 12 - 1, () -> new LongIntMap(new MemoryBudget(64 * 12 - 1)));
    }

    @Test
    void diagrams_take_what_they_grow_by() {
        int runs = 100_000;

        assertThat(nodes(new MemoryBudget(16L * runs), 1, runs)).isNotNegative();
        requireFull(400_000, () -> nodes(new MemoryBudget(400_000), 1, runs));
        requireFull(100_000, () -> nodes(new MemoryBudget(100_000), runs, 2));
    }

    /** The last of some nodes, each of so many runs. */
    private static int nodes(MemoryBudget memory, int count, int runs) {
        Diagrams diagrams =
                new Diagrams(new Terminals(new Registers(new RegisterLayout(0, List.of(), List.of()), memory)), memory);
        int node = 0;
        for (int i = 0; i < count; i++) {
            int begin = diagrams.begin();
            for (int run = 0; run < runs; run++) {
                diagrams.add(begin, i + run, Diagrams.ofLabelStates(run % 2));
            }
            node = diagrams.finish(begin, 0);
        }
        return node;
    }

    private static void requireFull(int bytes, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(OverBudgetException.class)
                .hasMessage("the proof needs more than " + bytes + " bytes of memory");
    }
}
