package io.github.secfw.nftables.reader;

/**
 * What makes a chain a base chain.
 *
 * @param type {@code filter}, {@code nat} or {@code route}
 * @param hook the hook's name
 * @param priority when it runs
 * @param origin where it stands
 * @param line its line
 */
record BaseHook(String type, String hook, int priority, Origin origin, int line) {

    /** {@return file and line} */
    String place() {
        return origin.file().fileName() + ":" + line;
    }
}
