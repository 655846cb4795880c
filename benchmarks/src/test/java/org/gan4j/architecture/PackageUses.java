package org.gan4j.architecture;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** Which package uses which, read from compiled classes by the JDK's own {@code jdeps}. */
final class PackageUses {
    private static final Pattern USE = Pattern.compile("^\\s+(org\\.gan4j[\\w.$]*)\\s+->\\s+(org\\.gan4j[\\w.$]*)");
    private static final Pattern OWNER = Pattern.compile("^\\s+(org\\.gan4j[\\w.$]*)\\s+->");
    private static final String GENERATED = ".jmh_generated";

    private PackageUses() {}

    /**
     * Reads a folder of classes.
     *
     * @param classes compiled classes of a module
     * @return package to the packages of this project that it uses, itself left out
     */
    static Map<String, Set<String>> in(Path classes) {
        StringWriter out = new StringWriter();
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()),
                        "-verbose:class",
                        "-filter:none",
                        "--ignore-missing-deps",
                        classes.toString());
        Map<String, Set<String>> uses = new TreeMap<>();
        for (String line : out.toString().split("\\R")) {
            Matcher owner = OWNER.matcher(line);
            if (owner.find()) {
                uses.computeIfAbsent(packageOf(owner.group(1)), key -> new TreeSet<>());
            }
            Matcher use = USE.matcher(line);
            if (use.find()) {
                uses.get(packageOf(use.group(1))).add(packageOf(use.group(2)));
            }
        }
        uses.keySet().removeIf(name -> name.endsWith(GENERATED));
        uses.forEach((name, used) -> used.remove(name));
        return uses;
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
