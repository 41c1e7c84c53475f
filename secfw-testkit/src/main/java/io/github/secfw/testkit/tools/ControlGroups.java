package io.github.secfw.testkit.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The control groups that a rule file names. They are created for one run of a tool, because the tools look them up. */
final class ControlGroups {

    /**
     * Runs a command in a new control group, which the command sees as the root of the hierarchy, with the named groups
     * below it, and removes all of them afterwards. Needs its own mount namespace.
     */
    private static final String SCRIPT = """
            set -e
            mount -t cgroup2 none /sys/fs/cgroup
            own=$(sed -n 's/^0:://p' /proc/self/cgroup)
            group="/sys/fs/cgroup${own%/}/secfw-$$"
            mkdir "$group"
            status=0
            sh -c 'echo $$ > "$0/cgroup.procs" && exec unshare -C -m sh -c "$@"' "$group" '
                umount /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup || exit 1
                while [ "$1" != "--" ]; do mkdir -p "/sys/fs/cgroup/$1" || exit 1; shift; done
                shift
                exec "$@"' sh "$@" || status=$?
            find "$group" -depth -type d -exec rmdir {} \\;
            exit $status
            """;

    private ControlGroups() {}

    /** The groups that {@code socket cgroupv2 level N "path"} names in an nftables file. */
    static SortedSet<String> inNft(String text) {
        SortedSet<String> paths = new TreeSet<>();
        List<NftToken> tokens = NftLexer.tokens(text);
        for (int i = 0; i + 3 < tokens.size(); i++) {
            if (tokens.get(i).is("cgroupv2") && tokens.get(i + 1).is("level")) {
                paths.add(tokens.get(i + 3).text());
            }
        }
        return paths;
    }

    /** The groups that {@code -m cgroup --path PATH} names in an iptables-restore file. */
    static SortedSet<String> inIptables(String text) {
        SortedSet<String> paths = new TreeSet<>();
        text.lines()
                .filter(line -> line.contains("--path"))
                .map(IptablesWord::in)
                .forEach(words -> {
                    for (int i = 0; i + 2 < words.size(); i++) {
                        if (words.get(i).value().equals("cgroup")
                                && words.get(i + 1).value().equals("--path")) {
                            paths.add(words.get(i + 2).value());
                        }
                    }
                });
        return paths;
    }

    /** A command that creates these groups, runs another command and removes the groups; without groups, that command itself. */
    static List<String> around(SortedSet<String> paths, List<String> command) {
        if (paths.isEmpty()) {
            return command;
        }
        List<String> whole = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", SCRIPT, "sh"));
        whole.addAll(paths);
        whole.add("--");
        whole.addAll(command);
        return List.copyOf(whole);
    }
}
