package io.github.secfw.proof.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way in which answers of different conditions that read the same may depend on each other, though each of them holds for some
 * packets and does not for others.
 */
enum World {
    /** They hold for the same packets. */
    SAME {
        @Override
        boolean allows(boolean one, boolean other) {
            return one == other;
        }
    },
    /** At most one of them holds. */
    EXCLUSIVE {
        @Override
        boolean allows(boolean one, boolean other) {
            return !(one && other);
        }
    },
    /** At least one of them holds. */
    EXHAUSTIVE {
        @Override
        boolean allows(boolean one, boolean other) {
            return one || other;
        }
    };

    abstract boolean allows(boolean one, boolean other);

    boolean allows(Map<Asking, Boolean> answers) {
        List<Map.Entry<Asking, Boolean>> entries = new ArrayList<>(answers.entrySet());
        for (int i = 0; i < entries.size(); i++) {
            for (int j = 0; j < i; j++) {
                Asking one = entries.get(i).getKey();
                Asking other = entries.get(j).getKey();
                boolean depend = !one.text().equals(other.text()) && one.sharesValueWith(other);
                if (depend && !allows(entries.get(i).getValue(), entries.get(j).getValue())) {
                    return false;
                }
            }
        }
        return true;
    }
}
