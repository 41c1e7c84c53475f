import org.jspecify.annotations.NullMarked;

/** Scenarios to learn from. */
@NullMarked
module io.github.secfw.examples {
    requires transitive io.github.secfw;
    requires io.github.secfw.cil;
    requires io.github.secfw.iptables;
    requires io.github.secfw.nftables;

    exports io.github.secfw.examples;
}
