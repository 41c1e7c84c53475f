package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * A mark of a packet or a connection, 32 bits wide, or some bits of it. A mark is a number for other parts of the
 * kernel, routing for instance; SELinux does not see it.
 *
 * @param value the value of the bits of the mask, 0 to 4294967295
 * @param mask the bits that are meant, 1 to 4294967295
 */
@CheckReturnValue
public record Mark(long value, long mask) {

    /** The mask of all bits, and the highest value. */
    public static final long ALL_BITS = 0xffff_ffffL;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range, or the value has a bit that the mask has not
     */
    public Mark {
        if (value < 0 || value > ALL_BITS || mask < 1 || mask > ALL_BITS) {
            throw new IllegalArgumentException("mark " + text(value, mask)
                    + " is out of range: write "
                    + (mask == ALL_BITS
                            ? "a number of 32 bits"
                            : "numbers of 32 bits, and a mask of at least one bit"));
        }
        if ((value & ~mask) != 0) {
            throw new IllegalArgumentException("mark " + text(value) + "/" + text(mask)
                    + " has a bit outside its mask: widen the mask, or clear the bit");
        }
    }

    /**
     * A whole mark.
     *
     * @param value the value, 0 to 4294967295
     * @return the mark with all bits meant
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Mark of(long value) {
        return new Mark(value, ALL_BITS);
    }

    /** {@return whether all bits are meant} */
    public boolean isWhole() {
        return mask == ALL_BITS;
    }

    /**
     * {@return whether a mark has this value in the bits that are meant}
     *
     * @param whole all bits of the mark
     */
    public boolean matches(long whole) {
        return (whole & mask) == value;
    }

    /**
     * {@return a mark with this value in the bits that are meant, and the other bits as they were}
     *
     * @param whole all bits of the mark as it was
     */
    public long set(long whole) {
        return (whole & ~mask & ALL_BITS) | value;
    }

    private static String text(long value, long mask) {
        return mask == ALL_BITS ? text(value) : text(value) + "/" + text(mask);
    }

    private static String text(long number) {
        return number < 0 ? Long.toString(number) : "0x" + Long.toHexString(number);
    }

    /** {@return the value and, unless all bits are meant, the mask, as {@code 0x1/0xff}} */
    @Override
    public String toString() {
        return text(value, mask);
    }
}
