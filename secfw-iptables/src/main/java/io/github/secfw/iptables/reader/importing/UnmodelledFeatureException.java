package io.github.secfw.iptables.reader.importing;

/** A part of a rule that a policy cannot say. */
final class UnmodelledFeatureException extends Exception {

    private static final long serialVersionUID = 1;

    private final String feature;
    private final String alternative;

    /** What it is, and what to write instead. */
    UnmodelledFeatureException(String feature, String alternative) {
        super(feature + ": " + alternative);
        this.feature = feature;
        this.alternative = alternative;
    }

    String feature() {
        return feature;
    }

    String alternative() {
        return alternative;
    }
}
