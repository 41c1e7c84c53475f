package io.github.secfw.proof;

/** Groups of bits of marks in words. */
record MarkWords(MarkGroups groups) {

    private static final long ALL_BITS = 0xffff_ffffL;

    /** The mark that a group belongs to, with its bits if these are not all. */
    String name(int place) {
        long bits = groups.bits(place % groups.count());
        return (isOfPacket(place) ? "mark" : "connection mark")
                + (bits == ALL_BITS ? "" : " (bits 0x" + Long.toHexString(bits) + ")");
    }

    String value(int place, int atom) {
        int group = place % groups.count();
        return groups.isNamed(group, atom) ? "0x" + Long.toHexString(groups.value(group, atom, false)) : "others";
    }

    /** What {@linkplain MarkStates became} of a group. */
    String became(int place, int value) {
        if (value >= 0) {
            return value(place, value);
        }
        if (~value == place) {
            return ChangedPackets.KEPT;
        }
        return isOfPacket(~value) ? "the packet's" : "the connection's";
    }

    private boolean isOfPacket(int place) {
        return place < groups.count();
    }
}
