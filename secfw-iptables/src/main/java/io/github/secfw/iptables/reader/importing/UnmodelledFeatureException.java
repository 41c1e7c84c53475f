package io.github.secfw.iptables.reader.importing;

/** A feature of a rule that a policy cannot express. */
final class UnmodelledFeatureException extends Exception {

    private static final long serialVersionUID = 1;

    private final String feature;
    private final String alternative;

    /** A feature, and what to write instead. */
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
