import io.github.secfw.iptables.Iptables;
import io.github.secfw.spi.Backend;
import org.jspecify.annotations.NullMarked;

/** The backend for iptables. */
@NullMarked
module io.github.secfw.iptables {
    requires transitive io.github.secfw;

    exports io.github.secfw.iptables;

    provides Backend with
            Iptables;
}
