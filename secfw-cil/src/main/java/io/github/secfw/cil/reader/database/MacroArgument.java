package io.github.secfw.cil.reader.database;

/**
 * The argument of a call for one parameter of a macro.
 *
 * @param parameter the parameter
 * @param value the name, which is looked up where the call stands
 */
public record MacroArgument(MacroParameter parameter, String value) {}
