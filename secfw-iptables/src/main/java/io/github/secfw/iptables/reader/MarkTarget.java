package io.github.secfw.iptables.reader;

import io.github.secfw.net.Mark;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code -j MARK} and {@code -j CONNMARK}; a rule goes on behind them. */
final class MarkTarget extends LoadedTarget {

    private final boolean isOfConnection;
    private final List<Option> options = new ArrayList<>(2);

    /** The one thing that it does. */
    private Optional<Option> action = Optional.empty();

    private long packetMask = Mark.ALL_BITS;
    private long connectionMask = Mark.ALL_BITS;
    private Optional<Option> masked = Optional.empty();
    private boolean isShifted;

    MarkTarget(Extension extension, Word word, boolean isOfConnection) {
        super(extension, word);
        this.isOfConnection = isOfConnection;
    }

    @Override
    void take(Option option, RuleHead head) {
        options.add(option.plain());
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
                isShifted = true;
            }
            default -> {
                once(option, "action");
                action = Optional.of(option);
            }
        }
    }

    private void mask(Option option) {
        MaskedNumber number = MaskedNumber.parse(option.value());
        if (option.value().text().indexOf('/') >= 0) {
            throw option.value()
                    .fault("\"" + option.value().text() + "\" is no mask: write a number from 0 to 4294967295");
        }
        masked = Optional.of(option);
        packetMask = option.name().equals("ctmask") ? packetMask : number.value();
        connectionMask = option.name().equals("nfmask") ? connectionMask : number.value();
    }

    @Override
    List<Instruction> steps(RuleHead head) {
        if (action.isEmpty()) {
            throw word().fault(extension().name() + " does not say what: add --set-xmark"
                    + (isOfConnection ? ", --save-mark or --restore-mark" : ""));
        }
        Option option = action.get();
        boolean transfers = option.name().equals("save-mark") || option.name().equals("restore-mark");
        if (masked.isPresent() && !transfers) {
            throw masked.get().fault("--" + masked.get().name() + " belongs to --save-mark and --restore-mark");
        }
        if (isShifted) {
            return opaque();
        }
        return switch (option.name()) {
            case "save-mark" -> save();
            case "restore-mark" -> restore();
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

    private static long bits(Option option) {
        MaskedNumber number = MaskedNumber.parse(option.value());
        if (option.value().text().indexOf('/') >= 0) {
            throw option.value()
                    .fault("\"" + option.value().text() + "\" has a mask, which --" + option.name() + " does not take");
        }
        return number.value();
    }

    /** The bits of the mask are cleared, then those of the value are changed: what is only changed the model cannot say. */
    private List<Instruction> set(long value, long mask) {
        if ((value & ~mask) != 0) {
            return opaque();
        }
        if (mask == 0) {
            return List.of();
        }
        Mark mark = new Mark(value, mask);
        return List.of(isOfConnection ? new Instruction.SetConnectionMark(mark) : new Instruction.SetMark(mark));
    }

    /** The bits of one mask are cleared, then those of the other are copied. */
    private List<Instruction> save() {
        if ((packetMask & ~connectionMask) != 0) {
            return opaque();
        }
        long cleared = connectionMask & ~packetMask;
        Instruction copy = packetMask == 0 ? nothing() : new Instruction.SaveMark(packetMask);
        return cleared == 0 ? List.of(copy) : List.of(copy, new Instruction.SetConnectionMark(new Mark(0, cleared)));
    }

    /** Where there is no connection, nothing is cleared either. */
    private List<Instruction> restore() {
        if ((connectionMask & ~packetMask) != 0) {
            return opaque();
        }
        long cleared = packetMask & ~connectionMask;
        Instruction copy = connectionMask == 0 ? nothing() : new Instruction.RestoreMark(connectionMask);
        return cleared == 0 ? List.of(copy) : List.of(copy, new Instruction.SetMark(new Mark(0, cleared)));
    }

    /** A step that has no effect, but that needs a connection to go on. */
    private static Instruction nothing() {
        return new Instruction.Guard(new Condition.HasConnection());
    }

    private List<Instruction> opaque() {
        return List.of(
                new Instruction.Unmodelled(Option.text("-j " + extension().name(), options)));
    }
}
