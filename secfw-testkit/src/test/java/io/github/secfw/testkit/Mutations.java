package io.github.secfw.testkit;

import java.util.Random;

/** Texts with something broken: characters and lines lost, doubled, exchanged or made up. */
final class Mutations {

    private static final String WORDS = " !\"\\:/,-=*[]#\n\t0afxA\u00e9\u0000+.";

    private Mutations() {}

    static String of(String text, Random random) {
        StringBuilder broken = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && broken.length() > 0; i--) {
            int at = random.nextInt(broken.length());
            int end = Math.min(broken.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 40));
            char made = WORDS.charAt(random.nextInt(WORDS.length()));
            switch (random.nextInt(5)) {
                case 0 -> broken.delete(at, end);
                case 1 -> broken.insert(at, made);
                case 2 -> broken.setCharAt(at, made);
                case 3 -> broken.insert(random.nextInt(broken.length()), broken.substring(at, end));
                default -> broken.setLength(at);
            }
        }
        return broken.toString();
    }
}
