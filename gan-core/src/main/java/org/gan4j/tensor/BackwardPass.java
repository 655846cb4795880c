package org.gan4j.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One walk from an output back to its targets. It knows the graph and no mathematics: derivatives come from the nodes,
 * and the only arithmetic here is the sum of cotangents that meet at one tensor.
 */
final class BackwardPass {
    private final Tensor output;
    private final List<? extends Tensor> targets;
    private final Set<Tensor> targetSet = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> onPath = new HashSet<>();
    private final List<Node> order;
    private final IdentityHashMap<Tensor, Sum> cotangents = new IdentityHashMap<>();

    /** A sum of cotangents; memory made by adding is ours and may be added to in place, a rule's result may not. */
    private record Sum(Tensor value, boolean ours) {}

    BackwardPass(Tensor output, List<? extends Tensor> targets) {
        this.output = output;
        this.targets = targets;
        targetSet.addAll(targets);
        List<Node> reachable = reachable();
        for (Node node : reachable) {
            for (boolean wanted : wanted(node)) {
                if (wanted) {
                    onPath.add(node);
                }
            }
        }
        reachable.removeIf(node -> !onPath.contains(node));
        Collections.reverse(reachable);
        order = reachable;
    }

    /** All operations that the output depends on, the earliest first. */
    private List<Node> reachable() {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        push(output, seen, open);
        while (!open.isEmpty()) {
            Node node = open.pop();
            for (int i = 0; i < node.inputs().length; i++) {
                if (node.primitive().dependsOn(i)) {
                    push(node.inputs()[i], seen, open);
                }
            }
        }
        List<Node> nodes = new ArrayList<>(seen);
        nodes.sort(Comparator.comparingLong(Node::order));
        return nodes;
    }

    private static void push(Tensor tensor, Set<Node> seen, Deque<Node> open) {
        Node node = tensor.node();
        if (node != null && seen.add(node)) {
            open.push(node);
        }
    }

    /** For each input of a node, whether its cotangent is needed. */
    private boolean[] wanted(Node node) {
        Tensor[] inputs = node.inputs();
        boolean[] wanted = new boolean[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            wanted[i] = node.primitive().dependsOn(i) && leadsToTarget(inputs[i]);
        }
        return wanted;
    }

    private boolean leadsToTarget(Tensor tensor) {
        return targetSet.contains(tensor) || (tensor.node() != null && onPath.contains(tensor.node()));
    }

    /** Every node of the path has one when its turn comes. */
    private Tensor cotangentOf(Node node) {
        return Objects.requireNonNull(cotangents.get(node.output())).value();
    }

    /** Gradients that can be differentiated again; every intermediate lives as long as the caller's scope. */
    List<Tensor> recorded(Tensor start) {
        cotangents.put(output, new Sum(start, false));
        for (Node node : order) {
            Tensor g = cotangentOf(node);
            boolean[] wanted = wanted(node);
            Tensor[] terms = node.cotangents(wanted, g);
            for (int i = 0; i < terms.length; i++) {
                if (wanted[i]) {
                    cotangents.merge(
                            node.inputs()[i],
                            new Sum(terms[i], false),
                            (a, b) -> new Sum(a.value().add(b.value()), true));
                }
            }
        }
        return results();
    }

    /** Detached gradients; a rule's temporaries go back at once, a cotangent as soon as its node is done. */
    List<Tensor> detached(Tensor start) {
        try (TensorScope work = TensorScope.open()) {
            cotangents.put(output, new Sum(work.surrender(start, work), false));
            for (Node node : order) {
                Tensor g = cotangentOf(node);
                boolean[] wanted = wanted(node);
                Tensor[] terms = evaluate(node, wanted, g, work);
                for (int i = 0; i < terms.length; i++) {
                    if (wanted[i]) {
                        add(node.inputs()[i], terms[i], work);
                    }
                }
                if (!targetSet.contains(node.output())) {
                    cotangents.remove(node.output());
                    work.release(g);
                }
            }
            Map<Tensor, Tensor> surrendered = new HashMap<>();
            return results().stream()
                    .map(gradient -> surrendered.computeIfAbsent(gradient, result -> outward(result, work)))
                    .toList();
        }
    }

    /** Results may be changed in place, so memory that is used elsewhere too (another result, the seed) is copied. */
    private static Tensor outward(Tensor result, TensorScope work) {
        return result.storage().isShared() ? work.keep(result) : work.surrenderOutward(result);
    }

    private static Tensor[] evaluate(Node node, boolean[] wanted, Tensor g, TensorScope work) {
        try (TensorScope rule = TensorScope.open()) {
            Tensor[] terms = node.cotangents(wanted, g);
            for (int i = 0; i < terms.length; i++) {
                terms[i] = wanted[i] ? rule.surrender(terms[i], work) : null;
            }
            return terms;
        }
    }

    private void add(Tensor input, Tensor term, TensorScope work) {
        Sum sum = cotangents.get(input);
        if (sum == null) {
            cotangents.put(input, new Sum(term, false));
        } else if (sum.ours()) {
            input.kernels().addInPlace(sum.value().storage(), term.storage());
            work.release(term);
        } else {
            cotangents.put(input, new Sum(sum.value().add(term), true));
            work.release(sum.value());
            work.release(term);
        }
    }

    private List<Tensor> results() {
        List<Tensor> gradients = new ArrayList<>();
        for (Tensor target : targets) {
            Sum sum = cotangents.get(target);
            gradients.add(sum != null ? sum.value() : TensorFactory.like(target).zeros(target.shape()));
        }
        return gradients;
    }
}
