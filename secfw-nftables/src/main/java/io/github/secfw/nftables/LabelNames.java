package io.github.secfw.nftables;

import io.github.secfw.selinux.SecurityContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * The names of the secmark objects that stand for labels: the label's type, which by convention ends with {@code _t}
 * and so is not a keyword of nft; another type gets an ending. Further labels of the same type are numbered.
 */
final class LabelNames {

    private final Map<SecurityContext, String> names = new HashMap<>();

    LabelNames(SortedSet<SecurityContext> labels) {
        Set<String> taken = new HashSet<>();
        for (SecurityContext label : labels) {
            String base = label.type().endsWith("_t") ? label.type() : label.type() + "_label";
            String name = base;
            for (int number = 2; !taken.add(name); number++) {
                name = base + "." + number;
            }
            names.put(label, name);
        }
    }

    String of(SecurityContext label) {
        String name = names.get(label);
        if (name == null) {
            throw new IllegalArgumentException("no rule of the policy uses the label " + label);
        }
        return name;
    }
}
