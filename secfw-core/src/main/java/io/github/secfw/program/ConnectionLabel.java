package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.selinux.SecurityContext;
import java.util.Optional;

/** The label of the connection that a packet belongs to, if it belongs to one and if that has a label. */
@CheckReturnValue
public final class ConnectionLabel {

    private static final ConnectionLabel NO_CONNECTION = new ConnectionLabel(false, Optional.empty());
    private static final ConnectionLabel NONE = new ConnectionLabel(true, Optional.empty());

    private final boolean connection;
    private final Optional<SecurityContext> label;

    private ConnectionLabel(boolean connection, Optional<SecurityContext> label) {
        this.connection = connection;
        this.label = label;
    }

    /** {@return the packet belongs to no connection} */
    public static ConnectionLabel noConnection() {
        return NO_CONNECTION;
    }

    /** {@return the packet belongs to a connection without label} */
    public static ConnectionLabel none() {
        return NONE;
    }

    /**
     * The packet belongs to a connection with a label.
     *
     * @param label the label
     * @return the connection's label
     */
    public static ConnectionLabel of(SecurityContext label) {
        return new ConnectionLabel(true, Optional.of(label));
    }

    static ConnectionLabel of(Optional<SecurityContext> label) {
        return label.isPresent() ? new ConnectionLabel(true, label) : NONE;
    }

    /** {@return whether the packet belongs to a connection} */
    public boolean hasConnection() {
        return connection;
    }

    /** {@return the connection's label, empty where it has none or there is no connection} */
    public Optional<SecurityContext> label() {
        return label;
    }

    /** {@return whether the other object says the same of a connection} */
    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectionLabel that && connection == that.connection && label.equals(that.label);
    }

    @Override
    public int hashCode() {
        return 31 * label.hashCode() + Boolean.hashCode(connection);
    }

    /** {@return {@code no connection}, {@code connection without label} or {@code connection labelled} and the label} */
    @Override
    public String toString() {
        if (!connection) {
            return "no connection";
        }
        return label.map(some -> "connection labelled " + some).orElse("connection without label");
    }
}
