package org.gan4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The house rules that can be counted: lines of files and methods, names, and a description for every package. */
class SourceSizesTest {
    private static final int LONGEST_FILE = 500;
    private static final int LONGEST_METHOD = 60;
    private static final String VAGUE_NAME = ".*(Utils?|Manager|Helper|Impl)\\.java";

    private static final List<Path> LIBRARY = files("src/main/java");
    private static final List<Path> ALL = new ArrayList<>(LIBRARY);

    static {
        ALL.addAll(files("src/test/java"));
    }

    private static List<Path> files(String below) {
        try {
            return Repository.javaFiles(below);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void noFileIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path source : ALL) {
            int lines = Files.readAllLines(source).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(source.getFileName() + " has " + lines + " lines");
            }
        }
        assertThat(ALL).hasSizeGreaterThan(400);
        assertThat(tooLong).isEmpty();
    }

    /** Of the library: a test may be one long table. */
    @Test
    void noMethodIsTooLong() throws IOException {
        MethodLengths lengths = new MethodLengths();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(LIBRARY));
            lengths.positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                lengths.unit = unit;
                lengths.scan(unit, null);
            }
        }
        assertThat(lengths.seen).isGreaterThan(1000);
        assertThat(lengths.tooLong).isEmpty();
    }

    @Test
    void everyPackageHasADescription() {
        TreeSet<Path> without = new TreeSet<>();
        for (Path source : LIBRARY) {
            if (!Files.exists(source.resolveSibling("package-info.java"))) {
                without.add(source.getParent());
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void noNameIsVague() {
        assertThat(ALL).noneMatch(source -> source.getFileName().toString().matches(VAGUE_NAME));
    }

    private static final class MethodLengths extends TreeScanner<Void, Void> {
        private final List<String> tooLong = new ArrayList<>();
        private CompilationUnitTree unit;
        private SourcePositions positions;
        private int seen;

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            seen++;
            long start = line(positions.getStartPosition(unit, method));
            long end = line(positions.getEndPosition(unit, method));
            if (method.getBody() != null && end - start + 1 > LONGEST_METHOD) {
                tooLong.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + method.getName() + " has "
                        + (end - start + 1) + " lines");
            }
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
        }
    }
}
