package io.github.secfw.spi;

/**
 * A file to read.
 *
 * @param fileName its name, for messages and to tell its kind
 * @param text its whole text
 */
public record Source(String fileName, String text) {}
