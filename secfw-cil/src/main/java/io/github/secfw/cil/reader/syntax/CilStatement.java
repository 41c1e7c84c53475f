package io.github.secfw.cil.reader.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A statement: a list that starts with a keyword. Its parts are numbered from 1, the first after the keyword. */
public final class CilStatement {

    /** The maximum length of a name ({@code CIL_MAX_NAME_LENGTH}). */
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
                    "expected a statement but got \"" + elements.symbol(list) + "\": write it in parentheses");
        }
        if (elements.after(list) == list + 1 || elements.isList(list + 1)) {
            throw lines.malformed(
                    elements.offset(list), "the list has no keyword: start it with the keyword of a statement");
        }
        this.keyword = elements.symbol(list + 1);
    }

    public String keyword() {
        return keyword;
    }

    public SourcePosition position() {
        return new SourcePosition(lines, elements.offset(list));
    }

    /** The number of parts. */
    public int size() {
        return elements.size(list) - 1;
    }

    public void checkSize(int least, int most, String form) {
        int size = size();
        if (size < least || size > most) {
            throw position()
                    .malformed("\"" + keyword + "\" has " + size + (size == 1 ? " part" : " parts") + ": expected "
                            + form);
        }
    }

    public void checkSize(int size, String form) {
        checkSize(size, size, form);
    }

    /** A part that must be a symbol. */
    public String symbol(int index) {
        int element = elements.get(list, index);
        if (elements.isList(element)) {
            throw lines.malformed(
                    elements.offset(element),
                    "\"" + keyword + "\" has a list where a name is expected: write the name");
        }
        return elements.symbol(element);
    }

    /** The name that the statement declares: its first part. */
    public String declaredName() {
        String name = symbol(1);
        int element = elements.get(list, 1);
        if (!isName(name)) {
            throw lines.malformed(
                    elements.offset(element),
                    "invalid name \"" + name + "\": write a letter, then letters, digits, '_' or '-', at most "
                            + MAX_NAME + " characters");
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

    /** The parts from an index on, which must be statements. */
    public List<CilStatement> inner(int from) {
        List<CilStatement> found = new ArrayList<>();
        int end = elements.after(list);
        for (int element = elements.get(list, from); element < end; element = elements.after(element)) {
            found.add(new CilStatement(elements, lines, element));
        }
        return found;
    }

    /** A part as an expression: a symbol or a list. */
    public CilExpression expression(int index) {
        return expressionAt(elements.get(list, index));
    }

    /** A part that is a name or a list of names. */
    public List<String> names(int index) {
        List<String> names = new ArrayList<>();
        int element = elements.get(list, index);
        if (elements.isList(element)) {
            for (int name = element + 1; name < elements.after(element); name = elements.after(name)) {
                if (elements.isList(name)) {
                    throw lines.malformed(elements.offset(name), "unexpected list: write a name");
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
            throw lines.malformed(elements.offset(element), "empty expression: write at least one name");
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
                    "\"" + operator + "\" has " + size + (size == 1 ? " operand" : " operands") + ": expected "
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
                    elements.offset(element),
                    "operator \"" + name + "\" where a name is expected: write it first in a list");
        }
        return new CilExpression.Name(name);
    }

    /** An element of a part that is a list. */
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

        public SourcePosition position() {
            return new SourcePosition(lines, elements.offset(element));
        }

        public ClassPermissions classPermissions() {
            return classPermissionsAt(element);
        }
    }

    /** The elements of a part that must be a list. */
    public List<Part> parts(int index) {
        int element = elements.get(list, index);
        if (!elements.isList(element)) {
            throw lines.malformed(
                    elements.offset(element),
                    "expected a list but got \"" + elements.symbol(element) + "\": write it in parentheses");
        }
        List<Part> parts = new ArrayList<>();
        for (int part = element + 1; part < elements.after(element); part = elements.after(part)) {
            parts.add(new Part(part));
        }
        return parts;
    }

    /** The elements of a part that must be a list of lists, each with a keyword. */
    public List<CilStatement> listOfStatements(int index) {
        return parts(index).stream()
                .map(part -> new CilStatement(elements, lines, part.element))
                .toList();
    }

    /** Whether a list at any depth starts with one of the keywords. */
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

    /** Copies the statement, so that it survives the scan of the next one. */
    public CilStatement copy() {
        return new CilStatement(elements.copy(), lines, list);
    }

    /** A part that is the name of a set of permissions, or a class and permissions. */
    public ClassPermissions classPermissions(int index) {
        return classPermissionsAt(elements.get(list, index));
    }

    private ClassPermissions classPermissionsAt(int element) {
        if (!elements.isList(element)) {
            return new ClassPermissions.Named(elements.symbol(element));
        }
        if (elements.size(element) != 2 || elements.isList(element + 1) || !elements.isList(element + 2)) {
            throw lines.malformed(
                    elements.offset(element), "invalid class with permissions: write (CLASS (PERMISSION ...))");
        }
        return new ClassPermissions.Direct(elements.symbol(element + 1), expressionAt(element + 2));
    }
}
