package io.github.secfw.cil.reader.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One list of the text as a statement: its keyword, its elements by number, and what is wrong with them. */
public final class CilStatement {

    /** No name is longer ({@code CIL_MAX_NAME_LENGTH}). */
    private static final int MAX_NAME = 2048;

    private final ElementTable elements;
    private final SourceLines lines;
    private final int list;
    private final String keyword;

    public CilStatement(ElementTable elements, SourceLines lines, int list) {
        this.elements = elements;
        this.lines = lines;
        this.list = list;
        if (!elements.isList(list)) {
            throw lines.malformed(
                    elements.offset(list),
                    "\"" + elements.symbol(list) + "\" stands where a statement must: write it in parentheses");
        }
        if (elements.after(list) == list + 1 || elements.isList(list + 1)) {
            throw lines.malformed(elements.offset(list), "the list has no keyword: begin it with that of a statement");
        }
        this.keyword = elements.symbol(list + 1);
    }

    public String keyword() {
        return keyword;
    }

    public SourcePosition place() {
        return new SourcePosition(lines, elements.offset(list));
    }

    /** How many elements follow the keyword. */
    public int size() {
        return elements.size(list) - 1;
    }

    public void checkSize(int least, int most, String form) {
        int size = size();
        if (size < least || size > most) {
            throw place().malformed(
                            "\"" + keyword + "\" has " + size + (size == 1 ? " part" : " parts") + ": write " + form);
        }
    }

    public void checkSize(int size, String form) {
        checkSize(size, size, form);
    }

    /** The element of a number, from 1 on, which must be a symbol. */
    public String symbol(int index) {
        int element = elements.get(list, index);
        if (elements.isList(element)) {
            throw lines.malformed(
                    elements.offset(element), "\"" + keyword + "\" has a list where a name must stand: write the name");
        }
        return elements.symbol(element);
    }

    /** The name that a statement declares, which is the first after the keyword. */
    public String declared() {
        String name = symbol(1);
        int element = elements.get(list, 1);
        if (!isName(name)) {
            throw lines.malformed(
                    elements.offset(element),
                    "\"" + name + "\" cannot be declared: write a letter, then letters, digits, '_' or '-', at most "
                            + MAX_NAME);
        }
        if (ReservedNames.areReserved(keyword, name)) {
            throw lines.malformed(elements.offset(element), "\"" + name + "\" is a keyword: choose another name");
        }
        return name;
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || !isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    public boolean isList(int index) {
        return elements.isList(elements.get(list, index));
    }

    /** The statements that stand in this one from an element on. */
    public List<CilStatement> inner(int from) {
        List<CilStatement> found = new ArrayList<>();
        int end = elements.after(list);
        for (int element = elements.get(list, from); element < end; element = elements.after(element)) {
            found.add(new CilStatement(elements, lines, element));
        }
        return found;
    }

    /** The element of a number as an expression: a symbol or a list. */
    public CilExpression expression(int index) {
        return expressionAt(elements.get(list, index));
    }

    /** A list of names alone. */
    public List<String> names(int index) {
        List<String> names = new ArrayList<>();
        int element = elements.get(list, index);
        if (elements.isList(element)) {
            for (int name = element + 1; name < elements.after(element); name = elements.after(name)) {
                if (elements.isList(name)) {
                    throw lines.malformed(elements.offset(name), "a list stands where a name must: write the name");
                }
                names.add(elements.symbol(name));
            }
        } else {
            names.add(elements.symbol(element));
        }
        return names;
    }

    private CilExpression expressionAt(int element) {
        if (!elements.isList(element)) {
            return nameAt(element);
        }
        int end = elements.after(element);
        int first = element + 1;
        if (first == end) {
            throw lines.malformed(elements.offset(element), "the expression is empty: name something");
        }
        if (!elements.isList(first)) {
            String symbol = elements.symbol(first);
            if (symbol.equals("all")) {
                checkOperands(element, "all", 0);
                return new CilExpression.All();
            }
            Optional<CilExpression.Operator> operator = CilExpression.Operator.of(symbol);
            if (operator.isPresent()) {
                checkOperands(element, symbol, operator.get().operands());
                return new CilExpression.Operation(operator.get(), operands(elements.after(first), end));
            }
        }
        List<CilExpression> operands = operands(first, end);
        return operands.size() == 1 ? operands.get(0) : new CilExpression.AnyOf(operands);
    }

    private void checkOperands(int element, String operator, int operands) {
        int size = elements.size(element) - 1;
        if (size != operands) {
            throw lines.malformed(
                    elements.offset(element),
                    "\"" + operator + "\" has " + size + (size == 1 ? " operand" : " operands") + ": write "
                            + operands);
        }
    }

    private List<CilExpression> operands(int from, int end) {
        List<CilExpression> operands = new ArrayList<>();
        for (int element = from; element < end; element = elements.after(element)) {
            operands.add(expressionAt(element));
        }
        return operands;
    }

    private CilExpression nameAt(int element) {
        String name = elements.symbol(element);
        if (ReservedNames.isOperator(name)) {
            throw lines.malformed(
                    elements.offset(element), "\"" + name + "\" stands where a name must: write it first in a list");
        }
        return new CilExpression.Name(name);
    }

    /** An element of a list in a statement: a symbol or a list. */
    public final class Part {

        private final int element;

        private Part(int element) {
            this.element = element;
        }

        public boolean isList() {
            return elements.isList(element);
        }

        public String symbol() {
            return elements.symbol(element);
        }

        public SourcePosition place() {
            return new SourcePosition(lines, elements.offset(element));
        }

        public ClassPermissions classPermissions() {
            return classPermissionsAt(element);
        }
    }

    /** The elements of the list that is the element of a number. */
    public List<Part> parts(int index) {
        int element = elements.get(list, index);
        if (!elements.isList(element)) {
            throw lines.malformed(
                    elements.offset(element),
                    "\"" + elements.symbol(element) + "\" stands where a list must: write it in parentheses");
        }
        List<Part> parts = new ArrayList<>();
        for (int part = element + 1; part < elements.after(element); part = elements.after(part)) {
            parts.add(new Part(part));
        }
        return parts;
    }

    /** The same as lists that begin with a keyword. */
    public List<CilStatement> listOfStatements(int index) {
        return parts(index).stream()
                .map(part -> new CilStatement(elements, lines, part.element))
                .toList();
    }

    /** Whether a list in it begins with one of some keywords. */
    public boolean has(Set<String> keywords) {
        int end = elements.after(list);
        for (int element = list + 1; element < end; element++) {
            if (elements.isList(element)
                    && elements.after(element) > element + 1
                    && !elements.isList(element + 1)
                    && keywords.contains(elements.symbol(element + 1))) {
                return true;
            }
        }
        return false;
    }

    /** The same statement, which stays when the next is read. */
    public CilStatement kept() {
        return new CilStatement(elements.copy(), lines, list);
    }

    /** The classes and permissions of a rule: the name of a set of them, or a class and permissions. */
    public ClassPermissions classPermissions(int index) {
        return classPermissionsAt(elements.get(list, index));
    }

    private ClassPermissions classPermissionsAt(int element) {
        if (!elements.isList(element)) {
            return new ClassPermissions.Named(elements.symbol(element));
        }
        if (elements.size(element) != 2 || elements.isList(element + 1) || !elements.isList(element + 2)) {
            throw lines.malformed(
                    elements.offset(element),
                    "the list names no class and permissions: write (CLASS (PERMISSION ...))");
        }
        return new ClassPermissions.Direct(elements.symbol(element + 1), expressionAt(element + 2));
    }
}
