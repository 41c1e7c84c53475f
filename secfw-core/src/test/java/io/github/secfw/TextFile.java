package io.github.secfw;

import io.github.secfw.spi.Artifact;
import java.io.IOException;

/** An artifact of a text. */
record TextFile(String fileName, String content) implements Artifact {

    @Override
    public void writeTo(Appendable out) throws IOException {
        out.append(content);
    }
}
