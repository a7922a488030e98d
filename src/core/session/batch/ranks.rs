//! Figures of graphs and ranks.

/// Density and transitivity of a graph without direction: the share of pairs that are joined, and of the paths of two
/// edges the share that a third closes. None where there is no pair, or no such path.
#[must_use]
pub fn graph(nodes: &[usize], joined: impl Fn(usize, usize) -> bool) -> [Option<f64>; 2] {
    let (mut pairs, mut edges, mut paths, mut closed) = (0_u64, 0_u64, 0_u64, 0_u64);
    for (i, &a) in nodes.iter().enumerate() {
        for &b in &nodes[i + 1..] {
            pairs += 1;
            edges += u64::from(joined(a, b));
        }
        let friends: Vec<usize> = nodes
            .iter()
            .copied()
            .filter(|&b| b != a && joined(a, b))
            .collect();
        for (j, &b) in friends.iter().enumerate() {
            for &c in &friends[j + 1..] {
                paths += 1;
                closed += u64::from(joined(b, c));
            }
        }
    }
    let share = |of: u64, all: u64| (all > 0).then(|| of as f64 / all as f64);
    [share(edges, pairs), share(closed, paths)]
}

/// Spearman's rank correlation; ties share their ranks. None where one of the two does not vary.
#[must_use]
pub fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    let x = ranks(pairs.iter().map(|p| p.0).collect());
    let y = ranks(pairs.iter().map(|p| p.1).collect());
    let middle = (pairs.len() as f64 + 1.0) / 2.0;
    let (mut both, mut xs, mut ys) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(&y) {
        both += (a - middle) * (b - middle);
        xs += (a - middle) * (a - middle);
        ys += (b - middle) * (b - middle);
    }
    (xs > 0.0 && ys > 0.0).then(|| both / (xs * ys).sqrt())
}

/// Ranks from 1, the lowest first.
fn ranks(values: Vec<f64>) -> Vec<f64> {
    let below = |v: f64| values.iter().filter(|w| **w < v).count() as f64;
    let same = |v: f64| values.iter().filter(|w| **w == v).count() as f64;
    let rank = |&v: &f64| below(v) + (same(v) + 1.0) / 2.0;
    values.iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphs() {
        // A triangle and a node that hangs on it: 4 of 6 pairs; of 5 paths of two edges 3 are closed.
        let edges = [(0, 1), (1, 2), (0, 2), (2, 3)];
        let joined = |a, b| edges.contains(&(a, b)) || edges.contains(&(b, a));
        assert_eq!(graph(&[0, 1, 2, 3], joined), [Some(4.0 / 6.0), Some(0.6)]);
        assert_eq!(graph(&[0], joined), [None, None]);
        assert_eq!(graph(&[0, 3], joined), [Some(0.0), None]);
    }

    #[test]
    fn rank_correlations() {
        assert_eq!(spearman(&[(1.0, 3.0), (2.0, 5.0), (9.0, 6.0)]), Some(1.0));
        assert_eq!(spearman(&[(1.0, 3.0), (2.0, 2.0), (9.0, 1.0)]), Some(-1.0));
        assert_eq!(spearman(&[(1.0, 3.0), (2.0, 3.0)]), None);
        let tied = spearman(&[(1.0, 1.0), (1.0, 2.0), (2.0, 3.0)]).unwrap();
        assert!((tied - 0.866).abs() < 1e-3);
    }

    /// Olson and Zeckhauser's fourteen allies of 1964 (national product in billions, defence as a share of it), typed from
    /// memory of their table, have the rank correlation that they report.
    #[test]
    fn the_allies_of_1964_have_the_correlation_on_record() {
        let allies = [
            (569.03, 9.0),
            (88.87, 5.5),
            (79.46, 7.0),
            (73.4, 6.7),
            (43.63, 4.1),
            (38.14, 4.4),
            (15.0, 4.9),
            (13.43, 3.7),
            (7.73, 3.3),
            (6.69, 5.8),
            (5.64, 3.9),
            (4.31, 4.2),
            (2.88, 7.7),
            (0.53, 1.7),
        ];
        let rho = spearman(&allies).unwrap();
        assert!((rho - 0.490).abs() < 5e-4, "{rho}");
    }
}
