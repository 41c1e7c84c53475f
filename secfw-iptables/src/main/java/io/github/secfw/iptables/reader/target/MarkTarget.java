package io.github.secfw.iptables.reader.target;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.CanonicalNumbers;
import io.github.secfw.iptables.reader.value.MaskedNumber;
import io.github.secfw.net.Mark;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.List;
import java.util.Optional;

/** {@code -j MARK} and {@code -j CONNMARK}. Neither ends the chain. */
public final class MarkTarget extends LoadedTarget {

    private final boolean isOfConnection;

    /** The option that changes or copies a mark. */
    private Optional<ExtensionOption> action = Optional.empty();

    private long packetMask = Mark.ALL_BITS;
    private long connectionMask = Mark.ALL_BITS;
    private Optional<ExtensionOption> masked = Optional.empty();

    /** The text of the option that shifts the mark; empty without one. */
    private String shift = "";

    public MarkTarget(Extension extension, Token token, boolean isOfConnection) {
        super(extension, token);
        this.isOfConnection = isOfConnection;
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        option.plain();
        switch (option.name()) {
            case "nfmask", "ctmask" -> {
                once(option, option.name());
                mask(option);
            }
            case "mask" -> {
                once(option, "nfmask");
                once(option, "ctmask");
                mask(option);
            }
            case "left-shift-mark", "right-shift-mark" -> {
                once(option, "shift");
                String bits = CanonicalNumbers.number(option.value(), 0, Integer.SIZE);
                shift = bits.equals("0") ? "" : " --" + option.name() + " " + bits;
            }
            default -> {
                once(option, "action");
                action = Optional.of(option);
            }
        }
    }

    private void mask(ExtensionOption option) {
        MaskedNumber number = MaskedNumber.parse(option.value());
        if (option.value().text().indexOf('/') >= 0) {
            throw option.value()
                    .fault("invalid mask \"" + option.value().text() + "\": expected a number from 0 to 4294967295");
        }
        masked = Optional.of(option);
        packetMask = option.name().equals("ctmask") ? packetMask : number.value();
        connectionMask = option.name().equals("nfmask") ? connectionMask : number.value();
    }

    @Override
    public List<Instruction> steps(RuleScope scope) {
        if (action.isEmpty()) {
            throw token().fault("target \"" + extension().name() + "\" has no option: add --set-xmark"
                    + (isOfConnection ? ", --save-mark or --restore-mark" : ""));
        }
        ExtensionOption option = action.get();
        boolean transfers = option.name().equals("save-mark") || option.name().equals("restore-mark");
        if (masked.isPresent() && !transfers) {
            throw masked.get().fault("--" + masked.get().name() + " needs --save-mark or --restore-mark: leave it out");
        }
        return switch (option.name()) {
            case "save-mark" -> shift.isEmpty() ? save() : copied(option.name());
            case "restore-mark" -> shift.isEmpty() ? restore() : copied(option.name());
            case "set-mark" -> {
                MaskedNumber number = MaskedNumber.parse(option.value());
                yield set(number.value(), number.value() | number.mask());
            }
            case "set-xmark" -> {
                MaskedNumber number = MaskedNumber.parse(option.value());
                yield set(number.value(), number.mask());
            }
            case "and-mark" -> set(0, ~bits(option) & Mark.ALL_BITS);
            case "or-mark" -> set(bits(option), bits(option));
            default -> set(bits(option), 0);
        };
    }

    private static long bits(ExtensionOption option) {
        MaskedNumber number = MaskedNumber.parse(option.value());
        if (option.value().text().indexOf('/') >= 0) {
            throw option.value()
                    .fault("invalid value \"" + option.value().text() + "\" of --" + option.name()
                            + ": expected a number without a mask");
        }
        return number.value();
    }

    /**
     * Clears the bits of the mask, then flips the bits of the value. Bits that are only flipped are outside the model.
     */
    private List<Instruction> set(long value, long mask) {
        if ((value & ~mask) != 0 || !shift.isEmpty()) {
            return changed(value, mask);
        }
        if (mask == 0) {
            return List.of();
        }
        Mark mark = new Mark(value, mask);
        return List.of(isOfConnection ? new Instruction.SetConnectionMark(mark) : new Instruction.SetMark(mark));
    }

    /** Copies the packet mark to the connection mark: clears the bits of one mask, then flips those of the other. */
    private List<Instruction> save() {
        if ((packetMask & ~connectionMask) != 0) {
            return copied("save-mark");
        }
        long cleared = connectionMask & ~packetMask;
        Instruction copy = packetMask == 0 ? nothing() : new Instruction.SaveMark(packetMask);
        return cleared == 0 ? List.of(copy) : List.of(copy, new Instruction.SetConnectionMark(new Mark(0, cleared)));
    }

    /** Copies the connection mark to the packet mark. Without a connection nothing changes. */
    private List<Instruction> restore() {
        if ((connectionMask & ~packetMask) != 0) {
            return copied("restore-mark");
        }
        long cleared = packetMask & ~connectionMask;
        Instruction copy = connectionMask == 0 ? nothing() : new Instruction.RestoreMark(connectionMask);
        return cleared == 0 ? List.of(copy) : List.of(copy, new Instruction.SetMark(new Mark(0, cleared)));
    }

    /** An instruction without an effect, after which the rule continues only with a connection. */
    private static Instruction nothing() {
        return new Instruction.Guard(new Condition.HasConnection());
    }

    /** The instruction that flips bits of a mark, which is outside the model. */
    private List<Instruction> changed(long value, long mask) {
        return unmodelled(
                "--set-xmark " + CanonicalNumbers.hexadecimal(value) + "/" + CanonicalNumbers.hexadecimal(mask),
                isOfConnection ? Cell.CONNECTION_MARK : Cell.MARK);
    }

    /** The instruction that copies a part of a mark or shifts it, which is outside the model. */
    private List<Instruction> copied(String option) {
        return unmodelled(
                "--" + option + " --nfmask " + CanonicalNumbers.hexadecimal(packetMask) + " --ctmask "
                        + CanonicalNumbers.hexadecimal(connectionMask),
                option.equals("save-mark") ? Cell.CONNECTION_MARK : Cell.MARK);
    }

    /** An unmodelled instruction whose result depends on both marks. */
    private List<Instruction> unmodelled(String options, Cell written) {
        return List.of(new Instruction.Unmodelled(
                "-j " + extension().name() + " " + options + shift,
                Footprint.reading(Cell.MARK, Cell.CONNECTION_MARK).writing(written)));
    }
}
