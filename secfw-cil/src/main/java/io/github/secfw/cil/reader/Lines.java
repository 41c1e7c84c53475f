package io.github.secfw.cil.reader;

import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import java.util.Arrays;

/** Where in a file something stands. The lines are counted when first asked for. */
final class Lines {

    private final Source source;
    private int[] starts = {};

    Lines(Source source) {
        this.source = source;
    }

    String fileName() {
        return source.fileName();
    }

    /** {@return the file and line, for what is unknown} */
    String at(int offset) {
        return source.fileName() + ":" + line(offset);
    }

    MalformedTextException malformed(int offset, String fault) {
        int line = line(offset);
        return new MalformedTextException(source.fileName(), line, offset - starts[line - 1] + 1, fault);
    }

    private int line(int offset) {
        if (starts.length == 0) {
            starts = startsOfLines(source.text());
        }
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static int[] startsOfLines(String text) {
        int[] found = new int[1024];
        int count = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count] = end + 1;
            count++;
        }
        return Arrays.copyOf(found, count);
    }
}
