package io.github.secfw.policy;

/**
 * A part of a policy is invalid, or parts of it do not fit each other. The message is the place, the problem and the remedy,
 * with a colon between them.
 */
public final class InvalidPolicyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private static final String SEPARATOR = ": ";

    /** Part of the serialized form. */
    private final String place;

    /** Part of the serialized form. */
    private final String problem;

    /** Part of the serialized form. */
    private final String remedy;

    InvalidPolicyException(String place, String problem, String remedy) {
        super((place.isEmpty() ? "" : place + SEPARATOR) + problem + SEPARATOR + remedy);
        this.place = place;
        this.problem = problem;
        this.remedy = remedy;
    }

    private InvalidPolicyException(String place, String problem, String remedy, IllegalArgumentException cause) {
        super(place + SEPARATOR + cause.getMessage(), cause);
        this.place = place;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** The same problem at the place where the part stands. */
    InvalidPolicyException at(String outer) {
        return new InvalidPolicyException(place.isEmpty() ? outer : outer + ": " + place, problem, remedy, this);
    }

    /** The problem of a value at the place where the value stands; the remedy is after the last colon of the message. */
    static InvalidPolicyException at(String place, IllegalArgumentException cause) {
        String message = String.valueOf(cause.getMessage());
        int colon = message.lastIndexOf(SEPARATOR);
        return colon < 0
                ? new InvalidPolicyException(place, message, "", cause)
                : new InvalidPolicyException(
                        place, message.substring(0, colon), message.substring(colon + SEPARATOR.length()), cause);
    }

    /**
     * {@return where in the policy, {@code policy "web", chain INPUT, rule 2} for instance; empty for a part that is not in a
     * policy yet}
     */
    public String place() {
        return place;
    }

    /** {@return what is wrong, with the offending value} */
    public String problem() {
        return problem;
    }

    /** {@return what to write instead} */
    public String remedy() {
        return remedy;
    }
}
