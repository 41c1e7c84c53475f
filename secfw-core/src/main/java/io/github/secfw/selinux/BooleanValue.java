package io.github.secfw.selinux;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * A boolean of an SELinux policy, on or off: when a rule is in force, or how things are on a machine.
 *
 * @param name the boolean's name, {@code httpd_can_network_connect} for instance
 * @param isOn its value
 */
@CheckReturnValue
public record BooleanValue(String name, boolean isOn) implements Comparable<BooleanValue> {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if this cannot be a boolean's name
     */
    public BooleanValue {
        Names.checkPath("boolean", name);
    }

    /**
     * A boolean that is on.
     *
     * @param name its name
     * @return the value
     * @throws IllegalArgumentException if this cannot be a boolean's name
     */
    public static BooleanValue on(String name) {
        return new BooleanValue(name, true);
    }

    /**
     * A boolean that is off.
     *
     * @param name its name
     * @return the value
     * @throws IllegalArgumentException if this cannot be a boolean's name
     */
    public static BooleanValue off(String name) {
        return new BooleanValue(name, false);
    }

    /** Orders by name, on before off; consistent with equals. */
    @Override
    public int compareTo(BooleanValue other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : Boolean.compare(other.isOn, isOn);
    }

    /** {@return the name and the value} */
    @Override
    public String toString() {
        return name + (isOn ? " on" : " off");
    }
}
