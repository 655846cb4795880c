package org.gan4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of packages in {@code docs/architecture.md} is complete, and a package uses only packages above it there. */
class PackageOrderTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(org\\.gan4j[\\w.]*)` \\|", Pattern.MULTILINE);
    private static final String OPTIONAL = "org.gan4j.benchmark.libtorch";

    private static final Map<String, Set<String>> USES = new TreeMap<>();
    private static final List<String> ORDER = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        for (String module : Repository.MODULES) {
            Path classes = Repository.at(module).resolve("target/classes");
            assumeThat(classes)
                    .as("compiled classes of every module; run the build of all modules")
                    .isDirectory();
            USES.putAll(PackageUses.in(classes));
        }
        Matcher rows = ROW.matcher(Files.readString(Repository.at("docs/architecture.md")));
        while (rows.find()) {
            ORDER.add(rows.group(1));
        }
    }

    @Test
    void everyPackageIsInTheTableOnce() {
        assertThat(ORDER).doesNotHaveDuplicates();
        List<String> documented = new ArrayList<>(ORDER);
        if (!USES.containsKey(OPTIONAL)) { // compiled only where libtorch is
            documented.remove(OPTIONAL);
        }
        assertThat(documented).containsExactlyInAnyOrderElementsOf(USES.keySet());
    }

    @Test
    void aPackageUsesOnlyPackagesAboveIt() {
        assertThat(USES.get("org.gan4j.tensor"))
                .as("what the reader of classes sees")
                .contains("org.gan4j.kernel");
        List<String> upwards = new ArrayList<>();
        USES.forEach((user, used) -> used.stream()
                .filter(name -> ORDER.contains(name) && ORDER.indexOf(name) > ORDER.indexOf(user))
                .forEach(name -> upwards.add(user + " uses " + name)));
        assertThat(upwards).isEmpty();
    }
}
