package org.gan4j.benchmark.compare;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.benchmark.side.Contender;
import org.gan4j.benchmark.side.Gan4j;
import org.gan4j.benchmark.side.Workload;

/**
 * One side of a match by name.
 *
 * @param contender name of the contender
 * @param form one of its forms
 */
record Entry(String contender, String form) {
    /** GAN4J's own. */
    static final Entry OURS = new Entry(Gan4j.NAME, "");

    /** Every form of every peer that plays. */
    static List<Entry> of(List<Contender> peers, Workload workload) {
        List<Entry> entries = new ArrayList<>();
        for (Contender peer : peers) {
            if (peer.plays(workload)) {
                peer.forms().forEach(form -> entries.add(new Entry(peer.name(), form)));
            }
        }
        return entries;
    }

    @Override
    public String toString() {
        return form.isEmpty() ? contender : contender + " " + form;
    }
}
