package org.gan4j.benchmark.side;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The libraries that can be measured here. */
public final class Contenders {
    private Contenders() {}

    /** {@return GAN4J's peers: SameDiff, and libtorch where it was built in} */
    public static List<Contender> peers() {
        List<Contender> peers = new ArrayList<>();
        try {
            ServiceLoader.load(Contender.class).forEach(peers::add);
        } catch (ServiceConfigurationError | LinkageError leftover) {
            // classes of an earlier build with the profile, whose libraries this build has not: the same as absent
            peers.clear();
        }
        peers.add(new SameDiff());
        return peers;
    }

    /**
     * A contender by name.
     *
     * @param name what {@link Contender#name()} gave
     * @return the contender
     * @throws IllegalArgumentException if it is not here
     */
    public static Contender named(String name) {
        List<Contender> all = new ArrayList<>(peers());
        all.add(new Gan4j());
        return all.stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`contender` must be one of "
                        + all.stream().map(Contender::name).toList() + ", got " + name));
    }
}
