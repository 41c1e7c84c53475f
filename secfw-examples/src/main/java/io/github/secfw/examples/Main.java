package io.github.secfw.examples;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.spi.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The command line of the examples. */
public final class Main {

    static final String USAGE = """
            usage:
              (no arguments)              list the scenarios and render mozilla-proxy into target/secfw
              SCENARIO FOLDER             render a scenario into a folder
              explain SCENARIO PACKET     explain what happens to a packet, and why
              compare A B [sets-as-listed]
                                          prove or disprove that two files or scenarios mean the same, in what both
                                          contain: what happens to packets, and which domain may use which label.
                                          The status is 0 if they mean the same and 1 if they do not. It is 2 if the
                                          answer is undecided, a file cannot be read, or the arguments are wrong.
                                          A named nft set that programs may fill stands for any set; with
                                          sets-as-listed it holds the elements that its file lists.
                                          NAME.v4 and NAME.v6 are iptables files, NAME.nft is an nft file, NAME.json
                                          is the output of nft -j, NAME.cil is a policy module. The first line of any
                                          other file decides. If it is an iptables file, it is for IPv4 unless its
                                          rules are for IPv6.
              -h, --help                  print this help
            PACKET is:
            """ + PacketArguments.GRAMMAR.indent(2);

    private static final Set<String> HELP = Set.of("-h", "--help");
    private static final int OK = 0;
    private static final int WRONG_ARGUMENTS = 2;
    private static final int FAILED = 1;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command line. Ends the Java machine with a non-zero status after an error.
     *
     * @param arguments the arguments
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
        int status = new Main(out, err).run(List.of(arguments));
        out.flush();
        err.flush();
        if (status != OK) {
            System.exit(status);
        }
    }

    /** Runs the command and returns the exit status. */
    int run(List<String> words) {
        try {
            return dispatch(words);
        } catch (FileSystemException e) {
            return error(
                    FAILED,
                    "cannot write to " + (e.getOtherFile() == null ? e.getFile() : e.getOtherFile()) + ": "
                            + reason(e));
        } catch (IOException | IllegalArgumentException e) {
            return error(e instanceof IOException ? FAILED : WRONG_ARGUMENTS, String.valueOf(e.getMessage()));
        }
    }

    private int dispatch(List<String> words) throws IOException {
        if (words.isEmpty()) {
            return list();
        }
        if (words.equals(List.of("help")) || HELP.contains(words.get(words.size() - 1))) {
            out.print(USAGE);
            return OK;
        }
        if (words.get(0).equals("explain")) {
            return explain(words);
        }
        if (words.get(0).equals("compare")) {
            return compare(words);
        }
        if (words.size() != 2) {
            scenario(words.get(0));
            throw new IllegalArgumentException(
                    "scenario \"" + words.get(0) + "\" needs one folder, but got " + count(words.size() - 1));
        }
        Scenario scenario = scenario(words.get(0));
        return render(scenario, path(words.get(1)));
    }

    private int list() throws IOException {
        out.println("The scenarios:");
        for (Scenario scenario : Scenario.all()) {
            out.printf("  %-25s %s%n", scenario.name(), scenario.summary());
        }
        out.println();
        return render(scenario("mozilla-proxy"), Path.of("target", "secfw"));
    }

    private int render(Scenario scenario, Path folder) throws IOException {
        Rendering rendering = Secfw.discover().render(scenario.policy());
        List<Path> files = rendering.writeTo(folder);
        out.println("Written:");
        files.forEach(file -> out.println("  " + file));
        out.println();
        out.println("What to do next, in this order, from the folder " + folder + ":");
        int number = 1;
        for (Step step : rendering.steps()) {
            out.println(number + ". " + step);
            number++;
        }
        return OK;
    }

    private int explain(List<String> words) {
        if (words.size() < 2) {
            throw new IllegalArgumentException("explain needs a scenario: one of " + Scenario.names());
        }
        new Explanation(scenario(words.get(1)).policy(), out).of(PacketArguments.parse(words.subList(2, words.size())));
        return OK;
    }

    private int compare(List<String> words) throws IOException {
        boolean assumesListedSets = words.size() == 4 && words.get(3).equals("sets-as-listed");
        if (words.size() != 3 && !assumesListedSets) {
            throw new IllegalArgumentException(
                    "compare needs two files or scenarios, but got " + count(words.size() - 1));
        }
        try {
            return new Comparison(out, assumesListedSets).of(words.get(1), words.get(2));
        } catch (NoSuchFileException e) {
            return error(
                    Comparison.UNDECIDED,
                    "no file or scenario \"" + e.getFile() + "\": the scenarios are " + Scenario.names());
        } catch (FileSystemException e) {
            return error(Comparison.UNDECIDED, "cannot read \"" + e.getFile() + "\": " + reason(e));
        }
    }

    private static String count(int arguments) {
        return arguments == 1 ? "1 argument" : arguments + " arguments";
    }

    private static Scenario scenario(String name) {
        return Scenario.named(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown scenario \"" + name + "\": the scenarios are "
                        + Scenario.names() + "; --help lists all commands"));
    }

    private static Path path(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + folder + "\" is not a valid path: " + e.getReason(), e);
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no directory can be created there";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it exists and is not a directory";
        }
        String reason = e.getReason();
        return reason == null ? "the file system refuses it" : reason;
    }

    private int error(int status, String message) {
        err.println("secfw: " + message.replaceAll("\\p{Cntrl}", "?"));
        return status;
    }
}
