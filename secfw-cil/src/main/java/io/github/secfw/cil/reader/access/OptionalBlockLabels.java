package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The labels that identify optional blocks in a relation. The compiler allows several optional blocks of one name; here all but
 * the first get a number after the name.
 */
final class OptionalBlockLabels {

    private final Map<OptionalBlock, String> labels = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    OptionalBlockLabels(PolicyDatabase policy) {
        policy.optionalBlocks.forEach(block -> taken.add(plain(block)));
        Set<String> first = new HashSet<>();
        for (OptionalBlock block : policy.optionalBlocks) {
            String plain = plain(block);
            labels.put(block, first.add(plain) ? plain : numbered(plain));
        }
    }

    private String numbered(String plain) {
        int number = 2;
        while (!taken.add(plain + "-" + number)) {
            number++;
        }
        return plain + "-" + number;
    }

    private static String plain(OptionalBlock block) {
        return block.name().replace('.', '_');
    }

    String of(OptionalBlock block) {
        return labels.getOrDefault(block, block.name());
    }
}
