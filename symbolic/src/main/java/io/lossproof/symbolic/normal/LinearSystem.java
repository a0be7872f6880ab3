package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Linear equations with rational coefficients, solved exactly. */
final class LinearSystem {

    private LinearSystem() {}

    /**
     * A solution x of {@code Σ x[j] columns[j] = right}; unknowns that are free are 0. Empty if there is none. All vectors
     * have one length.
     */
    static Optional<List<Rational>> solve(List<List<Rational>> columns, List<Rational> right) {
        List<List<Rational>> rows = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            List<Rational> row = new ArrayList<>();
            for (List<Rational> column : columns) {
                row.add(column.get(i));
            }
            row.add(right.get(i));
            rows.add(row);
        }
        List<Rational> solution = new ArrayList<>(Collections.nCopies(columns.size(), Rational.ZERO));
        int[] pivotRow = eliminate(rows, columns.size());
        Set<Integer> used = new HashSet<>();
        for (int column = 0; column < columns.size(); column++) {
            if (pivotRow[column] >= 0) {
                used.add(pivotRow[column]);
                solution.set(column, rows.get(pivotRow[column]).get(columns.size()));
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            if (!used.contains(row) && !rows.get(row).get(columns.size()).isZero()) {
                return Optional.empty();
            }
        }
        return Optional.of(solution);
    }

    /** Brings the rows to reduced echelon form; the row of each column's pivot, or -1. */
    private static int[] eliminate(List<List<Rational>> rows, int columns) {
        int[] pivotRow = new int[columns];
        int next = 0;
        for (int column = 0; column < columns; column++) {
            pivotRow[column] = -1;
            int found = next;
            while (found < rows.size() && rows.get(found).get(column).isZero()) {
                found++;
            }
            if (found == rows.size()) {
                continue;
            }
            Collections.swap(rows, next, found);
            List<Rational> pivot =
                    scaled(rows.get(next), rows.get(next).get(column).reciprocal());
            rows.set(next, pivot);
            for (int row = 0; row < rows.size(); row++) {
                Rational factor = rows.get(row).get(column);
                if (row != next && !factor.isZero()) {
                    rows.set(row, difference(rows.get(row), scaled(pivot, factor)));
                }
            }
            pivotRow[column] = next++;
        }
        return pivotRow;
    }

    private static List<Rational> scaled(List<Rational> row, Rational factor) {
        return new ArrayList<>(row.stream().map(factor::multiply).toList());
    }

    private static List<Rational> difference(List<Rational> row, List<Rational> other) {
        List<Rational> result = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            result.add(row.get(i).subtract(other.get(i)));
        }
        return result;
    }
}
