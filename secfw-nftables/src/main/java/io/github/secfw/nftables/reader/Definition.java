package io.github.secfw.nftables.reader;

/**
 * Something that is said of a set or an object.
 *
 * @param origin where it is said
 * @param where what the variables in it stand for; empty if there are none
 */
record Definition(Origin origin, String where) {

    /** {@return all that is said} */
    String whole() {
        return origin.whole() + where;
    }

    boolean isJson() {
        return origin.file().isJson();
    }
}
