/**
 * Reads policies in CIL back: what they say on the object class {@code packet}. The text becomes {@linkplain
 * io.github.secfw.cil.reader.Elements elements}, these become statements with the scope that they stand in, and when all
 * files are read names are resolved and the rules made.
 */
package io.github.secfw.cil.reader;
