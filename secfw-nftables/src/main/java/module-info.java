import io.github.secfw.nftables.Nftables;
import io.github.secfw.spi.Backend;
import org.jspecify.annotations.NullMarked;

/** The backend for nftables. */
@NullMarked
module io.github.secfw.nftables {
    requires transitive io.github.secfw;
    requires com.fasterxml.jackson.core;

    exports io.github.secfw.nftables;

    provides Backend with
            Nftables;
}
