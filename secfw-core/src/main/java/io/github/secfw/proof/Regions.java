package io.github.secfw.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down which packets lead to the ends of a diagram. Not safe for several threads. */
final class Regions {

    /** Takes the packets of an end that is not 0, in words. */
    @FunctionalInterface
    interface Reader {
        void region(String packets, int end);
    }

    private final Diagrams diagrams;
    private final FieldWords words;
    private final int most;
    private final List<Integer> levels = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private int count;

    /** At most so many regions. */
    Regions(Space space, Diagrams diagrams, int most) {
        this.diagrams = diagrams;
        this.words = new FieldWords(space);
        this.most = most;
    }

    /** Goes through the regions; whether these were all. */
    boolean of(int diagram, Reader reader) {
        if (diagram == Diagrams.ofClasses(0)) {
            return true;
        }
        if (Diagrams.isEnd(diagram)) {
            if (count == most) {
                return false;
            }
            count++;
            reader.region(packets(), Diagrams.classes(diagram));
            return true;
        }
        for (Map.Entry<Integer, List<int[]>> below : below(diagram).entrySet()) {
            levels.add(diagrams.level(diagram));
            path.add(words.of(diagrams.level(diagram), below.getValue()));
            boolean goesOn = of(below.getKey(), reader);
            levels.subList(levels.size() - 1, levels.size()).clear();
            path.remove(path.size() - 1);
            if (!goesOn) {
                return false;
            }
        }
        return true;
    }

    /** A packet has all that belongs to an owner, or none of it: that need not be said more than once. */
    private String packets() {
        List<String> packets = new ArrayList<>();
        boolean isOwnerSaid = false;
        for (int i = 0; i < path.size(); i++) {
            boolean isOfOwner = PossiblePackets.OF_OWNER.contains(levels.get(i));
            boolean saysMore = !path.get(i).endsWith(FieldWords.NONE);
            boolean isFollowed =
                    !saysMore && path.get(i).endsWith(FieldWords.NOT + FieldWords.NONE) && saysOwner(i + 1);
            if (!isOfOwner || saysMore || !(isOwnerSaid || isFollowed)) {
                packets.add(path.get(i));
            }
            isOwnerSaid |= isOfOwner && !isFollowed;
        }
        return String.join(", ", packets);
    }

    private boolean saysOwner(int from) {
        for (int i = from; i < path.size(); i++) {
            if (PossiblePackets.OF_OWNER.contains(levels.get(i)) && !path.get(i).endsWith(FieldWords.NONE)) {
                return true;
            }
        }
        return false;
    }

    /** The ranges of atoms that lead to each diagram below. */
    private Map<Integer, List<int[]>> below(int node) {
        Map<Integer, List<int[]>> below = new LinkedHashMap<>();
        int first = 0;
        for (int i = 0; i < diagrams.runs(node); i++) {
            int last = diagrams.last(node, i);
            below.computeIfAbsent(diagrams.below(node, i), key -> new ArrayList<>())
                    .add(new int[] {first, last});
            first = last + 1;
        }
        return below;
    }
}
