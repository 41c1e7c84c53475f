package io.github.secfw.proof.report;

import io.github.secfw.proof.diagram.LabelState;

/** Formats a set of label states as a phrase that follows a change. */
final class LabelStateFormatter {

    private LabelStateFormatter() {}

    /**
     * The set of label states, among those that are possible, as a phrase that follows a change. It is empty for all of
     * them.
     */
    static String among(int labelStates, int possible) {
        if (labelStates == possible) {
            return "";
        }
        if (isOneOf(labelStates, possible, LabelState.LABELLED & LabelState.CONNECTION_LABELLED)) {
            return ", where packet and connection had labels";
        }
        if (isOneOf(labelStates, possible, LabelState.LABELLED)) {
            return ", where the packet had a label";
        }
        if (isOneOf(labelStates, possible, LabelState.CONNECTION_LABELLED)) {
            return ", where the connection had a label";
        }
        if (isOneOf(labelStates, possible, LabelState.UNLABELLED)) {
            return ", where the packet had no label";
        }
        if (isOneOf(labelStates, possible, LabelState.ALL & ~LabelState.CONNECTION_LABELLED)) {
            return ", where the connection had no label";
        }
        if (isOneOf(labelStates, possible, LabelState.UNLABELLED & ~LabelState.CONNECTION_LABELLED)) {
            return ", where neither packet nor connection had a label";
        }
        if (isOneOf(labelStates, possible, LabelState.UNLABELLED & LabelState.CONNECTION_LABELLED)) {
            return ", where the connection had a label and the packet none";
        }
        return isOneOf(labelStates, possible, LabelState.LABELLED & ~LabelState.CONNECTION_LABELLED)
                ? ", where the packet had a label and the connection none"
                : ", for some labels before";
    }

    private static boolean isOneOf(int labelStates, int possible, int set) {
        return labelStates == (possible & set);
    }
}
