package io.lossproof.verify.power;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A seeded choice among mutants: in turn one of each mutator, so that every kind of mistake is among them. */
final class Selection {

    private Selection() {}

    /** All of them if there are not more than {@code most}; in the order in which they are given. */
    static List<Mutant> of(List<Mutant> mutants, int most, long seed) {
        if (mutants.size() <= most) {
            return mutants;
        }
        Map<String, List<Mutant>> byMutator = new LinkedHashMap<>();
        mutants.forEach(mutant -> byMutator
                .computeIfAbsent(mutant.mutator(), name -> new ArrayList<>())
                .add(mutant));
        Random random = new Random(seed);
        byMutator.values().forEach(list -> Collections.shuffle(list, random));
        Set<Mutant> chosen = new HashSet<>();
        for (int turn = 0; chosen.size() < most; turn++) {
            for (List<Mutant> list : byMutator.values()) {
                if (turn < list.size() && chosen.size() < most) {
                    chosen.add(list.get(turn));
                }
            }
        }
        return mutants.stream().filter(chosen::contains).toList();
    }
}
