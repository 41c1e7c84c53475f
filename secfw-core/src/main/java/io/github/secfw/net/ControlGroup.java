package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A control group of version 2, by its path below the root of the hierarchy: {@code system.slice/backup.service} for
 * a unit of systemd. The tools look it up when the rules are loaded; from then on the group itself is meant, not its
 * name.
 *
 * @param path names with {@code /} between them; neither the first nor the last character is a {@code /}
 */
@CheckReturnValue
public record ControlGroup(String path) {

    /** The most bytes of a path that the kernel takes from iptables (xt_cgroup_info_v2, less the zero). */
    private static final int MAX_BYTES = 511;

    /**
     * Checks the path.
     *
     * @throws IllegalArgumentException if it is empty or too long, has an empty name, {@code .} or {@code ..}, a double
     *     quote, or a character outside printable ASCII
     */
    public ControlGroup {
        if (path.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("control group \"" + shown(path) + "\" has more than " + MAX_BYTES
                    + " bytes, more than the tools take");
        }
        if (!path.matches("[ !#-~]*")) {
            throw new IllegalArgumentException("control group \"" + shown(path)
                    + "\" is not a valid path that the tools can read: write printable ASCII without double quotes");
        }
        for (String name : path.split("/", -1)) {
            if (name.isBlank() || name.equals(".") || name.equals("..")) {
                throw new IllegalArgumentException("control group \"" + path
                        + "\" is not a valid path below the root: write names with '/' between them, as"
                        + " system.slice/backup.service");
            }
        }
    }

    private static String shown(String path) {
        return PrintableText.of(path);
    }

    /** {@return how many names the path has: how far below the root the group is} */
    public int level() {
        return names().size();
    }

    private List<String> names() {
        return List.of(path.split("/", -1));
    }

    /**
     * {@return whether a process of the other group is in this one too: it is the same or below}
     *
     * @param other the other group
     */
    public boolean contains(ControlGroup other) {
        return other.path.equals(path) || other.path.startsWith(path + "/");
    }

    /** {@return the path} */
    @Override
    public String toString() {
        return path;
    }
}
