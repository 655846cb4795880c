package org.gan4j.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Unpickler;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pickles that try to run something, or to take all memory or time. */
@Timeout(30)
class HostilePickleTest {
    private static final String REFUSED =
            " is refused: only tensors, dictionaries, lists, numbers and strings are read, and"
                    + " nothing of it was executed; in Python, torch.save(model.state_dict(), file) writes a file without it";

    @TempDir
    private Path folder;

    /** In both layouts, and in the two small pickles of the older one, where another reader may be less careful. */
    private void refused(byte[] pickle, String fault) {
        byte[] keys = Pickles.protocol2().op(']').end();
        byte[] empty = Pickles.protocol2().op('}').end();
        for (Path file : new Path[] {
            Pickles.zip(folder, pickle, Map.of()),
            Pickles.stream(folder, pickle, keys),
            Pickles.stream(folder, empty, pickle)
        }) {
            assertThatIOException()
                    .isThrownBy(() -> TorchFile.read(file))
                    .withMessageStartingWith(file + " is not a readable torch.save file: ")
                    .withMessageEndingWith(fault);
        }
    }

    private void refusedTensor(Pickles pickle, String fault) {
        Path file = Pickles.zip(folder, pickle.end(), Map.of("0", new byte[16]));
        assertThatIOException()
                .isThrownBy(() -> TorchFile.read(file))
                .withMessage(file + " is not a readable torch.save file: " + fault);
    }

    @Test
    void functionsAreRefusedHoweverTheyAreNamed() {
        refused(
                Pickles.protocol2()
                        .global("os", "system")
                        .text("touch /tmp/x")
                        .op(0x85, 'R')
                        .end(),
                "class `os.system`" + REFUSED);
        refused(
                Pickles.protocol2()
                        .global("builtins", "eval")
                        .text("1")
                        .op(0x85, 'R')
                        .end(),
                "class `builtins.eval`" + REFUSED);
        refused(
                Pickles.protocol2()
                        .text("posix")
                        .text("system")
                        .op(0x93)
                        .text("id")
                        .op(0x85, 'R')
                        .end(),
                "class `posix.system`" + REFUSED);
        refused(
                Pickles.protocol2()
                        .global("torch._utils", "_rebuild_device_tensor_from_numpy")
                        .end(),
                "class `torch._utils._rebuild_device_tensor_from_numpy`" + REFUSED);
        refused(Pickles.protocol2().global("torch.hub", "load").end(), "class `torch.hub.load`" + REFUSED);
    }

    /** Names that a sloppy comparison would let through. */
    @Test
    void namesAreComparedWhole() {
        refused(
                Pickles.protocol2()
                        .global("collections", "OrderedDict.fromkeys")
                        .end(),
                "class `collections.OrderedDict.fromkeys`" + REFUSED);
        refused(Pickles.protocol2().global("", "torch.FloatStorage").end(), "class `.torch.FloatStorage`" + REFUSED);
        refused(Pickles.protocol2().global("Torch", "FloatStorage").end(), "class `Torch.FloatStorage`" + REFUSED);
        refused(Pickles.protocol2().global("os\u0007", "system\u001b[2J").end(), "class `os?.system?[2J`" + REFUSED);
    }

    /** What the library itself would build, and by reflection: exceptions, decimals, time zones, complex numbers. */
    @Test
    void theLibrarysOwnClassesAreRefusedToo() {
        for (String name : new String[] {
            "builtins.complex", "array.array", "builtins.bytearray", "builtins.set", "datetime.datetime",
            "decimal.Decimal", "copy_reg._reconstructor", "operator.attrgetter", "_codecs.encode", "pytz._p",
            "dateutil.tz.tzfile", "exceptions.IOError", "builtins.ValueError"
        }) {
            int dot = name.lastIndexOf('.');
            refused(
                    Pickles.protocol2()
                            .global(name.substring(0, dot), name.substring(dot + 1))
                            .end(),
                    "class `" + name + "`" + REFUSED);
        }
    }

    @Test
    void theLibrarysRegistryIsNotConsulted() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        Unpickler.registerConstructor("os", "system", arguments -> calls.incrementAndGet());
        Unpickler.registerConstructor("collections", "OrderedDict", arguments -> calls.incrementAndGet());
        refused(
                Pickles.protocol2()
                        .global("os", "system")
                        .text("id")
                        .op(0x85, 'R')
                        .end(),
                "class `os.system`" + REFUSED);
        Path file = Pickles.zip(
                folder,
                Pickles.protocol2()
                        .global("collections", "OrderedDict")
                        .op(')', 'R')
                        .end(),
                Map.of());
        assertThat(TorchFile.read(file).root()).isEqualTo(Map.of());
        assertThat(calls).hasValue(0);
    }

    @Test
    void otherInstructionsThatReachClassesAreRefused() {
        String rest = " is refused: state dictionaries of tensors need none such, and nothing of it was executed";
        refused(
                Pickles.protocol2()
                        .op('(')
                        .text("id")
                        .op('i')
                        .line("os")
                        .line("system")
                        .end(),
                "instruction INST" + rest);
        refused(
                Pickles.protocol2()
                        .op('(')
                        .global("collections", "OrderedDict")
                        .op('o')
                        .end(),
                "instruction OBJ" + rest);
        refused(
                Pickles.protocol2()
                        .global("collections", "OrderedDict")
                        .op(')', 0x81)
                        .end(),
                "instruction NEWOBJ" + rest);
        refused(
                Pickles.protocol2()
                        .global("collections", "OrderedDict")
                        .op(')', '}', 0x92)
                        .end(),
                "instruction NEWOBJ_EX" + rest);
        refused(Pickles.protocol2().op(0x82, 1).end(), "instruction EXT1" + rest);
        refused(Pickles.protocol2().op(0x83, 1, 0).end(), "instruction EXT2" + rest);
        refused(Pickles.protocol2().op(0x84, 1, 0, 0, 0).end(), "instruction EXT4" + rest);
        refused(Pickles.protocol2().op('P').line("0").end(), "instruction PERSID" + rest);
        refused(Pickles.protocol2().op(0x97).end(), "instruction NEXT_BUFFER" + rest);
    }

    /** All 256 of them: each is either refused by dispatch or one of those that are known to be needed. */
    @Test
    void noOtherInstructionIsExecuted() {
        String needed = "()]}.02JKMGNaebcsutRQhjqrXU" + "T";
        for (int code = 0; code < 256; code++) {
            boolean high = code >= Opcodes.PROTO && code <= Opcodes.FRAME;
            boolean refusedHigh = (code >= Opcodes.NEWOBJ && code <= Opcodes.EXT4)
                    || code == Opcodes.LONG4
                    || (code >= Opcodes.BINBYTES8 && code <= Opcodes.NEWOBJ_EX);
            if (needed.indexOf(code) >= 0 || (high && !refusedHigh)) {
                continue;
            }
            Path file = Pickles.zip(folder, Pickles.protocol2().op('N', code).end(), Map.of());
            assertThatIOException()
                    .as("instruction %x", code)
                    .isThrownBy(() -> TorchFile.read(file))
                    .withMessageContaining(": instruction ")
                    .withMessageEndingWith("and nothing of it was executed");
        }
    }

    @Test
    void onlyAllowedClassesAreCalledAndOnlyWithTuples() {
        refused(
                Pickles.protocol2().text("os.system").text("id").op(0x85, 'R').end(),
                "a class must be called with a tuple, got the string `os.system` and a tuple");
        refused(
                Pickles.protocol2()
                        .global("collections", "OrderedDict")
                        .op(']', 'R')
                        .end(),
                "a class must be called with a tuple, got a class or an unfinished object and a list");
        refused(
                Pickles.protocol2().global("torch", "FloatStorage").op(')', 'R').end(),
                "class torch.FloatStorage must be named in storages' ids alone, got a call of it");
        refused(
                Pickles.protocol2().number(1).text("system").op(0x93).end(),
                "a class must be named by two strings, got the value `1` and the string `system`");
        refused(
                Pickles.protocol2()
                        .global("collections", "OrderedDict")
                        .number(1)
                        .op(0x85, 'R')
                        .end(),
                "an OrderedDict must be made of nothing or of a list of pairs, got 1 arguments");
    }

    @Test
    void attributesAreSetNowhere() throws IOException {
        refused(
                Pickles.protocol2().global("torch", "FloatStorage").op('}', 'b').end(),
                "only dictionaries may be given attributes, got a class or an unfinished object and a dictionary");
        refused(
                Pickles.protocol2().text("x").op('}', 'b').end(),
                "only dictionaries may be given attributes, got the string `x` and a dictionary");
        Path file = Pickles.zip(
                folder,
                Pickles.protocol2()
                        .op('}', '}')
                        .text("__class__")
                        .text("x")
                        .op('s', 'b')
                        .end(),
                Map.of());
        assertThat(TorchFile.read(file).root()).isEqualTo(Map.of());
    }

    @Test
    void classesAndUnfinishedObjectsAreNoContents() {
        String fault = "the file must hold tensors, dictionaries, lists, numbers and strings, got ";
        refused2(Pickles.protocol2().global("torch", "FloatStorage"), fault + "a class or an unfinished object");
        refused2(Pickles.protocol2().op('(', 0x85), fault + "a class or an unfinished object");
        refused2(Pickles.protocol2().storage("FloatStorage", "0", 1), fault + "a storage");
    }

    private void refused2(Pickles pickle, String fault) {
        Path file = Pickles.zip(folder, pickle.end(), Map.of("0", new byte[4]));
        assertThatIOException().isThrownBy(() -> TorchFile.read(file)).withMessageEndingWith(fault);
    }

    @Test
    void persistentIdsNameStoragesAndNothingElse() {
        String fault = "a persistent id must be a tuple ('storage', class, key, location, elements), got ";
        refused2(Pickles.protocol2().text("/etc/passwd").op('Q'), fault + "the string `/etc/passwd`");
        refused2(
                Pickles.protocol2()
                        .op('(')
                        .text("module")
                        .global("torch", "FloatStorage")
                        .text("source.py")
                        .text("import os")
                        .number(1)
                        .op('t', 'Q'),
                fault + "a tuple");
        refused2(
                Pickles.protocol2().storage("FloatStorage", "0", 1).op('0').storage("FloatStorage", "0", 2),
                "storage `0` must be the same each time, got 1 elements of float32 and 2 of float32");
        refused2(
                Pickles.protocol2().storage("FloatStorage", "0", Long.MAX_VALUE),
                "storage `0` must have from 0 to 2^31 bytes, got 9223372036854775807 elements of float32");
        refused2(
                Pickles.protocol2().storage("FloatStorage", "0", -1),
                "storage `0` must have from 0 to 2^31 bytes, got -1 elements of float32");
    }

    @Test
    void tensorsLieInTheirStorages() {
        String storage = ", offset 0 in storage `0` of 4 elements";
        String start = "a tensor must have ";
        refusedTensor(
                Pickles.protocol2().part("0", 4, 0, 5, 1),
                start + "elements of its storage alone, which ends before element 4, got size [5], stride [1]"
                        + storage);
        refusedTensor(
                Pickles.protocol2().part("0", 4, 0, 2, 4),
                start + "elements of its storage alone, which ends before element 4, got size [2], stride [4]"
                        + storage);
        refusedTensor(
                Pickles.protocol2().part("0", 4, 3, 2, 1),
                start
                        + "elements of its storage alone, which ends before element 4, got size [2], stride [1], offset 3 in"
                        + " storage `0` of 4 elements");
        refusedTensor(
                Pickles.protocol2().part("0", 4, -1, 2, 1),
                start + "no negative offset, size or stride, got size [2], stride [1], offset -1 in storage `0` of 4"
                        + " elements");
        refusedTensor(
                Pickles.protocol2().part("0", 4, 0, -2, 1),
                start + "no negative offset, size or stride, got size [-2], stride [1]" + storage);
        refusedTensor(
                Pickles.protocol2().part("0", 4, 0, Long.MAX_VALUE, Long.MAX_VALUE),
                start + "fewer than 2^63 elements, got size [9223372036854775807], stride [9223372036854775807]"
                        + storage);
        refusedTensor(
                Pickles.protocol2().part("0", 4, 0, 1L << 40, 0),
                start + "no more elements than its storage, or 1048576 where it repeats them, got size [1099511627776],"
                        + " stride [0]" + storage);
    }

    @Test
    void tensorsAreMadeOfWhatTheyAreMadeOf() {
        Pickles hostile = Pickles.protocol2()
                .global("torch._utils", "_rebuild_tensor_v2")
                .op('(')
                .text("not a storage")
                .number(0)
                .op(')', ')', 't', 'R');
        refused2(
                hostile,
                "a tensor must be made of (storage, offset, size, stride, ...), got 4 arguments that are not"
                        + " these");
        refused2(
                Pickles.protocol2()
                        .global("torch._utils", "_rebuild_tensor_v2")
                        .op('(')
                        .storage("FloatStorage", "0", 1)
                        .text("zero")
                        .op(')', ')', 't', 'R'),
                "a size must be a whole number, got the string `zero`");
        refused2(
                Pickles.protocol2().global("torch._utils", "_rebuild_parameter").op('N', 0x85, 'R'),
                "a parameter must be made of a tensor, got None");
        refused2(
                Pickles.protocol2()
                        .global("torch", "Size")
                        .op(0x8a, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1)
                        .op(0x85, 0x85, 'R'),
                "a size must fit 64 bits, got `18446744073709551616`");
    }

    /** Thirty doublings of a tuple: a billion elements of a hundred bytes. */
    @Test
    void objectsThatOccurManyTimesTakeNoMoreMemory() throws IOException {
        Pickles doubled = Pickles.protocol2().text("lol").repeated(60, '2', 0x86);
        Path file = Pickles.zip(folder, doubled.end(), Map.of());
        assertThat(TorchFile.read(file).root()).isInstanceOf(java.util.List.class);
        Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchFile.read(file).tensors())
                .withMessageEndingWith("must hold at most 262144 values, got more");
    }

    @Test
    void collectionsAreNeitherEndlessNorTooDeep() {
        refused2(
                Pickles.protocol2().op(']', 'q', 0, 'h', 0, 'a'),
                "collections must not hold themselves, got a list that does");
        refused2(
                Pickles.protocol2().repeated(100_000, ']').repeated(99_999, 'a'),
                "collections must be nested at most 100 deep, got more");
        refused2(
                Pickles.protocol2().op('}', ']', 'N', 's'),
                "a dictionary's keys must be strings or numbers, got a list");
        refused2(
                Pickles.protocol2().op('}', '(', 'N', 'u'),
                "a dictionary must be given keys and values in pairs, got 1");
    }

    @Test
    void timeIsBounded() {
        Assertions.assertThatCode(() -> refused2(
                        Pickles.protocol2().repeated(5_000_000, 'N'),
                        "a pickle must have at most 4000000 instructions, got more"))
                .doesNotThrowAnyException();
        long start = System.nanoTime();
        Path file = Pickles.zip(
                folder,
                Pickles.protocol2().op(']').repeated(1_000_000, '(', 'N', 'e').end(),
                Map.of());
        Assertions.assertThatCode(() -> TorchFile.read(file)).doesNotThrowAnyException();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void lengthsAreComparedWithWhatIsThere() {
        for (int code : new int[] {'X', 'T'}) {
            refused2(
                    Pickles.protocol2().op(code).int32(Integer.MAX_VALUE),
                    "a string or number must lie in the file, got one of 2147483647 bytes where 1 are left");
        }
        refused2(
                Pickles.protocol2().op(0x8d).int64(-1),
                "a string or number must lie in the file, got one of 18446744073709551615 bytes where 1 are left");
        refused2(
                Pickles.protocol2().op(0x8a, 200, 1),
                "a string or number must lie in the file, got one of 200 bytes where 2 are left");
        refused2(
                Pickles.protocol2().op('c').raw(new byte[600]),
                "a name must be of at most 512 bytes, got more: `" + "?".repeat(80) + "...`");
    }
}
