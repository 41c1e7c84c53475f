package io.github.secfw.cil;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the declarations of the types and booleans that a policy defines, each in the blocks of its name. */
final class DeclarationWriter {

    private static final String INDENT = "    ";

    private final Block root = new Block();

    /** A block: its statements, and its inner blocks by name. */
    private static final class Block {
        private final List<String> statements = new ArrayList<>();
        private final SortedMap<String, Block> blocks = new TreeMap<>();
    }

    DeclarationWriter(FirewallPolicy policy) {
        for (PacketType type : policy.types()) {
            Block block = blockOf(type.name());
            String name = lastPart(type.name());
            block.statements.add("(type " + name + ")");
            block.statements.add("(roletype object_r " + name + ")");
        }
        for (BooleanValue initial : policy.booleans()) {
            blockOf(initial.name())
                    .statements
                    .add("(boolean " + lastPart(initial.name()) + (initial.isOn() ? " true)" : " false)"));
        }
    }

    private Block blockOf(String path) {
        Block block = root;
        String[] parts = path.split("\\.", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            block = block.blocks.computeIfAbsent(parts[i], name -> new Block());
        }
        return block;
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    void writeTo(TextBuffer out) throws IOException {
        write(out, "", root);
    }

    private static void write(TextBuffer out, String indent, Block block) throws IOException {
        for (String statement : block.statements) {
            out.text().append(indent).append(statement);
            out.endLine();
        }
        for (Map.Entry<String, Block> inner : block.blocks.entrySet()) {
            out.text().append(indent).append("(block ").append(inner.getKey());
            out.endLine();
            write(out, indent + INDENT, inner.getValue());
            out.text().append(indent).append(')');
            out.endLine();
        }
    }
}
