import io.github.secfw.cil.Cil;
import io.github.secfw.spi.Backend;
import org.jspecify.annotations.NullMarked;

/** The backend for SELinux policy modules in CIL. */
@NullMarked
module io.github.secfw.cil {
    requires transitive io.github.secfw;

    exports io.github.secfw.cil;

    provides Backend with
            Cil;
}
