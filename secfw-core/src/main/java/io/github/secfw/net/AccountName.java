package io.github.secfw.net;

/** The portable form of a user's or group's name (POSIX, and what {@code useradd} takes). */
final class AccountName {

    private AccountName() {}

    /** Refuses another name; the kind is user or group. */
    static void require(String kind, String name) {
        if (!name.matches("[a-z_][a-z0-9_-]{0,30}")) {
            throw new IllegalArgumentException(kind + " \"" + PrintableText.of(name)
                    + "\" is not a valid portable account name: write a small letter or '_', then up to 30 small letters, digits,"
                    + " '_' or '-', or match the number");
        }
    }
}
