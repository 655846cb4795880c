package org.gan4j.regularizer.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.regularizer.Lazy;
import org.gan4j.regularizer.PathLengthPenalty;
import org.gan4j.train.Regularizer;
import org.junit.jupiter.api.Test;

/** A penalty that is added to the package gets a twin in {@link PenaltyOracleContractTest}. */
class PenaltyOracleCompletenessTest {
    @Test
    void everyPenaltyOfThePackageHasATwin() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<Class<?>> compared = new HashSet<>();
        Stream.concat(PenaltyOracleContractTest.penalties(), PenaltyOracleContractTest.consistencies())
                .forEach(arguments -> compared.add(arguments.get()[1].getClass()));
        compared.add(PathLengthPenalty.class); // in a test of its own
        assertThat(compared).containsExactlyInAnyOrderElementsOf(penaltiesOfThePackage());
    }

    private static Set<Class<?>> penaltiesOfThePackage()
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(GradientPenalty.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("org/gan4j/regularizer");
        Set<Class<?>> found = new HashSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("org.gan4j.regularizer." + name);
                if (Regularizer.class.isAssignableFrom(type) && penalizes(type)) {
                    found.add(type);
                }
            }
        }
        found.remove(Lazy.class); // another's penalty now and then
        return found;
    }

    private static boolean penalizes(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("penalty"));
    }
}
