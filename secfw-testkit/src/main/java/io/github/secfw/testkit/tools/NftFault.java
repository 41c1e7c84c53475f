package io.github.secfw.testkit.tools;

import io.github.secfw.testkit.tools.NftToken.Position;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error that nft printed.
 *
 * @param position the place that nft names, if any
 * @param message what follows {@code Error:}
 */
record NftFault(Optional<Position> position, String message) {

    private static final Pattern ERROR = Pattern.compile("^(?:[^\\s:]+:(\\d+):(\\d+)-\\d+: |\\S*:? ?)Error: (.*)$");

    /** All errors that nft printed, in its order, without excerpts and warnings. */
    static List<NftFault> in(String stderr) {
        return stderr.lines()
                .map(ERROR::matcher)
                .filter(Matcher::matches)
                .map(match -> new NftFault(
                        Optional.ofNullable(match.group(1))
                                .map(line -> new Position(Integer.parseInt(line), Integer.parseInt(match.group(2)))),
                        match.group(3)))
                .toList();
    }

    /** The text for a missing name, a missing kernel feature and an unknown context. */
    boolean isNoSuchFile() {
        return message.equals("Could not process rule: No such file or directory");
    }

    /** The error of a kernel with SELinux for a context that its policy does not have. */
    boolean isInvalid() {
        return message.equals("Could not process rule: Invalid argument");
    }

    /** The error of a kernel with SELinux for a context with which the process may not label packets. */
    boolean isDenied() {
        return message.equals("Could not process rule: Permission denied");
    }

    @Override
    public String toString() {
        return position.map(place -> place + ": ").orElse("")
                + message
                + (message.endsWith("Message too long") ? ": too large for an unprivileged namespace, run as root" : "")
                + (isDenied() ? ": this process lacks relabelto, run it in a domain that has it" : "");
    }
}
