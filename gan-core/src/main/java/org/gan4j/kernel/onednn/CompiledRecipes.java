package org.gan4j.kernel.onednn;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recipes compiled so far, up to a number of them: then the least recently used is freed for each that comes. One that is lent
 * out is passed over, so that nobody's is freed while it is in use. Not thread-safe: {@link Calls} guards it.
 */
final class CompiledRecipes {
    /** Something compiled, and how many use it at the moment. */
    static final class Entry<C extends Compiled> {
        private final C compiled;
        private int users;

        private Entry(C compiled) {
            this.compiled = compiled;
        }

        C compiled() {
            return compiled;
        }
    }

    private final int most;
    private final Map<Recipe<?>, Entry<?>> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** At most so many, unless more are lent out. */
    CompiledRecipes(int most) {
        this.most = most;
    }

    /** The compiled form of a recipe, compiled if it is not there; good until the next call for another unless it is lent. */
    @SuppressWarnings("unchecked") // a recipe's entry holds what the recipe made
    <C extends Compiled> Entry<C> get(Recipe<C> recipe) {
        Entry<C> found = (Entry<C>) entries.get(recipe);
        if (found == null) {
            makeRoom();
            try (Compilation compilation = new Compilation()) {
                found = new Entry<>(recipe.compile(compilation));
            }
            entries.put(recipe, found);
        }
        return found;
    }

    private void makeRoom() {
        Iterator<Entry<?>> oldestFirst = entries.values().iterator();
        while (entries.size() >= most && oldestFirst.hasNext()) {
            Entry<?> entry = oldestFirst.next();
            if (entry.users == 0) {
                oldestFirst.remove();
                entry.compiled.free();
            }
        }
    }

    /** Keeps what a recipe was compiled to until it is given back. */
    <C extends Compiled> Entry<C> lend(Recipe<C> recipe) {
        Entry<C> entry = get(recipe);
        entry.users++;
        return entry;
    }

    /** Ends a loan. */
    void giveBack(Entry<?> entry) {
        entry.users--;
    }

    int size() {
        return entries.size();
    }
}
