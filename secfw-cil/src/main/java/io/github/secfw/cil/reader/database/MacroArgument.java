package io.github.secfw.cil.reader.database;

/**
 * What a call puts in the place of a macro's parameter.
 *
 * @param parameter the parameter
 * @param value the name that is given, in the place of the call
 */
public record MacroArgument(MacroParameter parameter, String value) {}
