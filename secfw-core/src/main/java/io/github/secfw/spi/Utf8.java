package io.github.secfw.spi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8 that somebody else has written. */
final class Utf8 {

    /** What takes the place of bytes that are not UTF-8. A text may hold it, too. */
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** The text of a file, or a fault at the first byte that is not UTF-8. */
    static String decode(String fileName, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            refuseMalformed(fileName, bytes);
        }
        return text;
    }

    private static void refuseMalformed(String fileName, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        int line = 1;
        int column = 1;
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            out.flip();
            while (out.hasRemaining()) {
                boolean ends = out.get() == '\n';
                line += ends ? 1 : 0;
                column = ends ? 1 : column + 1;
            }
            out.clear();
        } while (result.isOverflow());
        if (result.isError()) {
            int value = Byte.toUnsignedInt(bytes[in.position()]);
            throw new MalformedTextException(
                    fileName,
                    line,
                    column,
                    String.format("byte 0x%02x is not UTF-8: give a file of rules, converted to UTF-8", value));
        }
    }
}
