package io.github.secfw.cil.reader;

/** A block. Whether it is abstract, and has what rules on packets may hang on, is known when it is read. */
final class Block {

    private final String path;
    private boolean isAbstract;
    private boolean matters;

    Block(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    void setAbstract() {
        isAbstract = true;
    }

    boolean isAbstract() {
        return isAbstract;
    }

    void setMatters() {
        matters = true;
    }

    boolean matters() {
        return matters;
    }
}
