package io.github.secfw.proof.diagram;

/**
 * An operation on two diagrams atom by atom (Bryant's "apply"). The result of each pair is remembered. Not safe for several
 * threads.
 */
public abstract class BinaryOperation {

    /** The result of {@link #known} if the operation must look at children. */
    public static final int UNKNOWN = LongIntMap.NOTHING;

    final Diagrams diagrams;
    private final LongIntMap results;

    public BinaryOperation(Diagrams diagrams) {
        this.diagrams = diagrams;
        this.results = new LongIntMap(diagrams.memory());
    }

    /** The result of an early return, or {@link #UNKNOWN}. Two terminals always have a result. */
    public abstract int known(int first, int second);

    public final int of(int first, int second) {
        int known = known(first, second);
        if (known != UNKNOWN) {
            return known;
        }
        long key = LongIntMap.key(first, second);
        int before = results.get(key);
        if (before != LongIntMap.NOTHING) {
            return before;
        }
        int result = combine(first, second);
        results.put(key, result);
        return result;
    }

    /** The result from the results of the children. */
    int combine(int first, int second) {
        int level = Math.min(diagrams.level(first), diagrams.level(second));
        int begin = diagrams.begin();
        if (diagrams.level(second) > level) {
            int runs = diagrams.runs(first);
            for (int i = 0; i < runs; i++) {
                diagrams.add(begin, diagrams.last(first, i), of(diagrams.below(first, i), second));
            }
        } else if (diagrams.level(first) > level) {
            int runs = diagrams.runs(second);
            for (int i = 0; i < runs; i++) {
                diagrams.add(begin, diagrams.last(second, i), of(first, diagrams.below(second, i)));
            }
        } else {
            merge(begin, first, second);
        }
        return diagrams.finish(begin, level);
    }

    private void merge(int begin, int first, int second) {
        int ofFirst = 0;
        int ofSecond = 0;
        int runs = diagrams.runs(first);
        while (ofFirst < runs) {
            int lastOfFirst = diagrams.last(first, ofFirst);
            int lastOfSecond = diagrams.last(second, ofSecond);
            int result = of(diagrams.below(first, ofFirst), diagrams.below(second, ofSecond));
            diagrams.add(begin, Math.min(lastOfFirst, lastOfSecond), result);
            if (lastOfFirst <= lastOfSecond) {
                ofFirst++;
            }
            if (lastOfSecond <= lastOfFirst) {
                ofSecond++;
            }
        }
    }
}
