package io.github.secfw.nftables.reader.syntax;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short forms of long texts: the beginning and the SHA-256. Different texts have different forms. */
public final class Fingerprint {

    private static final int SHOWN = 400;

    private Fingerprint() {}

    public static String of(String text) {
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + " … (SHA-256 " + HexFormat.of().formatHex(digest(text)) + ")";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
