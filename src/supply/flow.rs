//! Supplies flow from sources to troops by the shortest ways that still have room: minimum-cost flow by
//! successive shortest paths with potentials (Edmonds and Karp 1972), several troops served per search. Whoever
//! is still in want afterwards is beyond every way that has room.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::iter::Peekable;
use std::vec::IntoIter;

/// A way that can be used in both directions; what flows one way cancels the other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Arc {
    pub a: usize,
    pub b: usize,
    /// Kilotonnes a month.
    pub capacity: f64,
    pub km: f64,
}

/// Places and the ways between them.
#[derive(Clone, Copy, Debug)]
pub struct Network<'a> {
    pub arcs: &'a [Arc],
    /// The arcs of each node.
    pub at: &'a [Vec<u16>],
    /// Whether anything may go through each node, out of it or to it.
    pub open: &'a [bool],
}

/// What each node has, needs and gets, kilotonnes a month.
#[derive(Clone, PartialEq, Debug)]
pub struct Allocation {
    /// Demand met, by node.
    pub met: Vec<f64>,
    /// Taken from each source.
    pub drawn: Vec<f64>,
    /// By arc, positive from `a` to `b`.
    pub flow: Vec<f64>,
}

/// What is less than this is nothing, kilotonnes.
const GRAIN: f64 = 1e-9;

/// Serves `demand` from `supply`, on the spot first, then over the network, at least total kilometres.
pub fn allocate(network: Network<'_>, supply: &[f64], demand: &[f64]) -> Allocation {
    let (arcs, at) = (network.arcs.len(), network.at.len());
    let drawn: Vec<f64> = supply.iter().zip(demand).map(|(s, d)| s.min(*d)).collect();
    let mut run = Run {
        network,
        spare: supply.iter().zip(&drawn).map(|(s, d)| s - d).collect(),
        lack: demand.iter().zip(&drawn).map(|(n, d)| n - d).collect(),
        flow: vec![0.0; arcs],
        potential: vec![0.0; at],
        begun: false,
    };
    // Each push fills an arc, empties a source or feeds a node. Rounding could undo one now and then, so the
    // rounds are bounded all the same.
    for _ in 0..2 * (arcs + at) {
        if !run.round() {
            break;
        }
    }
    Allocation {
        met: demand.iter().zip(&run.lack).map(|(d, l)| d - l).collect(),
        drawn: supply.iter().zip(&run.spare).map(|(s, l)| s - l).collect(),
        flow: run.flow,
    }
}

struct Run<'a> {
    network: Network<'a>,
    /// Left at each source.
    spare: Vec<f64>,
    /// Still needed at each node.
    lack: Vec<f64>,
    flow: Vec<f64>,
    potential: Vec<f64>,
    /// Whether a search has been made: until then nothing flows, and all potentials are 0.
    begun: bool,
}

/// The tree of shortest ways from all sources.
struct Tree {
    /// Reduced distance; infinite where no way leads.
    distance: Vec<f64>,
    /// The arc by which each node is reached, as an index, and whether that takes back what flows the other way.
    by: Vec<Option<(u16, bool)>>,
    /// The nodes in want, nearest first.
    wanting: Vec<usize>,
}

/// Nodes that a search has still to settle, by the bits of their distance, which sort as distances do.
struct Open {
    starts: Peekable<IntoIter<(u64, usize)>>,
    reached: BinaryHeap<Reverse<(u64, usize)>>,
}

impl Open {
    /// The nearest one; of two as near, the one with the lower number.
    fn pop(&mut self) -> Option<usize> {
        let Some(&Reverse(reached)) = self.reached.peek() else {
            return self.starts.next().map(|(_, node)| node);
        };
        match self.starts.next_if(|start| *start <= reached) {
            Some((_, node)) => Some(node),
            None => self.reached.pop().map(|Reverse((_, node))| node),
        }
    }
}

impl Run<'_> {
    /// One search, and a push to every node in want that it found. False if nothing moved.
    fn round(&mut self) -> bool {
        if !self.lack.iter().any(|l| *l > GRAIN) || !self.spare.iter().any(|s| *s > GRAIN) {
            return false;
        }
        let tree = if self.begun {
            self.search::<true>()
        } else {
            self.search::<false>()
        };
        self.begun = true;
        // Nodes beyond the last one settled keep the distance of the search's edge.
        let edge = tree.wanting.last().map_or(0.0, |&n| tree.distance[n]);
        for (potential, distance) in self.potential.iter_mut().zip(&tree.distance) {
            *potential += distance.min(edge);
        }
        let mut moved = false;
        for &node in &tree.wanting {
            moved |= self.push(&tree, node);
        }
        moved
    }

    /// Room from `from` over arc `i`, and its cost: what flows the other way is taken back first.
    fn room(&self, i: usize, from: usize) -> (f64, f64) {
        let arc = &self.network.arcs[i];
        let along = if arc.a == from {
            self.flow[i]
        } else {
            -self.flow[i]
        };
        if along < -GRAIN {
            (-along, -arc.km)
        } else {
            (arc.capacity - along, arc.km)
        }
    }

    const fn far_end(&self, i: usize, from: usize) -> usize {
        let arc = &self.network.arcs[i];
        if arc.a == from { arc.b } else { arc.a }
    }

    /// Dijkstra's search on reduced costs from every source with something left, until all in want are found. Most
    /// calls need one search only, which `BEGUN` spares the flows and potentials.
    fn search<const BEGUN: bool>(&self) -> Tree {
        let n = self.network.at.len();
        let mut tree = Tree {
            distance: vec![f64::INFINITY; n],
            by: vec![None; n],
            wanting: Vec::new(),
        };
        let wants = (0..n).filter(|&node| self.lack[node] > GRAIN);
        let wants: Vec<usize> = wants.collect();
        let mut missing = wants.len();
        // What lies beyond the last of them need not be looked at.
        let mut bound = f64::INFINITY;
        let mut starts = Vec::with_capacity(n);
        for (node, _) in self.spare.iter().enumerate().filter(|(_, s)| **s > GRAIN) {
            // Sources differ in potential once some have run dry; the super-source has potential 0.
            // Subtracted: a negated 0 is -0, whose bits sort last, and which of two zeros `max` gives
            // differs between builds.
            let start = (0.0 - self.potential[node]).max(0.0);
            tree.distance[node] = start;
            starts.push((start.to_bits(), node));
        }
        // The sources wait in line beside the heap: they are many, and mostly in order as they come.
        starts.sort_unstable();
        let mut open = Open {
            starts: starts.into_iter().peekable(),
            reached: BinaryHeap::new(),
        };
        // Nobody comes by a closed place.
        let mut done: Vec<bool> = self.network.open.iter().map(|open| !open).collect();
        while let Some(node) = open.pop() {
            if std::mem::replace(&mut done[node], true) {
                continue;
            }
            if self.lack[node] > GRAIN {
                tree.wanting.push(node);
                missing -= 1;
                if missing == 0 {
                    break;
                }
            }
            if self.relax::<BEGUN>(node, bound, &done, &mut tree, &mut open) {
                let distances = wants.iter().map(|&w| tree.distance[w]);
                bound = distances.fold(0.0, f64::max);
            }
        }
        // What was not settled must not count as reached.
        let settled = done.iter().zip(self.network.open);
        for (distance, (done, open)) in tree.distance.iter_mut().zip(settled) {
            if !(*done && *open) {
                *distance = f64::INFINITY;
            }
        }
        tree
    }

    /// Looks on from a node that is settled, no further than `bound`. Says whether one in want came nearer.
    fn relax<const BEGUN: bool>(
        &self,
        node: usize,
        bound: f64,
        done: &[bool],
        tree: &mut Tree,
        open: &mut Open,
    ) -> bool {
        let mut nearer = false;
        let here = tree.distance[node];
        for &i in &self.network.at[node] {
            let way = usize::from(i);
            let next = self.far_end(way, node);
            // No way on is shorter than none.
            if done[next] || tree.distance[next] <= here {
                continue;
            }
            let (room, cost) = if BEGUN {
                self.room(way, node)
            } else {
                (self.network.arcs[way].capacity, self.network.arcs[way].km)
            };
            if room <= GRAIN {
                continue;
            }
            let reduced = if BEGUN {
                (cost + self.potential[node] - self.potential[next]).max(0.0)
            } else {
                cost.max(0.0)
            };
            let distance = here + reduced;
            if distance < tree.distance[next] && distance <= bound {
                tree.distance[next] = distance;
                tree.by[next] = Some((i, cost < 0.0));
                open.reached.push(Reverse((distance.to_bits(), next)));
                nearer |= self.lack[next] > GRAIN;
            }
        }
        nearer
    }

    /// Sends what fits along the tree to `node`.
    fn push(&mut self, tree: &Tree, node: usize) -> bool {
        let mut amount = self.lack[node];
        let mut here = node;
        while let Some((i, undoes)) = tree.by[here] {
            let i = usize::from(i);
            let before = self.far_end(i, here);
            let (room, cost) = self.room(i, before);
            // Others served by this search may have taken all that there was to take back; to go on over the
            // arc is another way, at another price.
            if undoes != (cost < 0.0) {
                return false;
            }
            amount = amount.min(room);
            here = before;
        }
        amount = amount.min(self.spare[here]);
        if amount <= GRAIN {
            return false;
        }
        self.spare[here] -= amount;
        self.lack[node] -= amount;
        here = node;
        while let Some((i, _)) = tree.by[here] {
            let i = usize::from(i);
            let before = self.far_end(i, here);
            self.flow[i] += if self.network.arcs[i].a == before {
                amount
            } else {
                -amount
            };
            here = before;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(nodes: usize, arcs: &[Arc]) -> Vec<Vec<u16>> {
        (0..nodes)
            .map(|n| {
                (0..arcs.len())
                    .filter(|&i| arcs[i].a == n || arcs[i].b == n)
                    .map(|i| i as u16)
                    .collect()
            })
            .collect()
    }

    const fn arc(a: usize, b: usize, capacity: f64, km: f64) -> Arc {
        Arc { a, b, capacity, km }
    }

    fn run(arcs: &[Arc], supply: &[f64], demand: &[f64]) -> Allocation {
        let network = Network {
            arcs,
            at: &at(supply.len(), arcs),
            open: &vec![true; supply.len()],
        };
        let result = allocate(network, supply, demand);
        for (flow, arc) in result.flow.iter().zip(arcs) {
            assert!(flow.abs() <= arc.capacity + 1e-6);
        }
        for node in 0..supply.len() {
            let net: f64 = arcs.iter().zip(&result.flow).fold(0.0, |net, (arc, flow)| {
                net + if arc.b == node { *flow } else { 0.0 }
                    - if arc.a == node { *flow } else { 0.0 }
            });
            assert!(
                (result.drawn[node] + net - result.met[node]).abs() < 1e-6,
                "node {node}"
            );
            assert!(result.drawn[node] <= supply[node] + 1e-9);
            assert!(result.met[node] <= demand[node] + 1e-9);
        }
        result
    }

    #[test]
    fn the_spot_comes_first_and_the_short_way_next() {
        let arcs = [
            arc(0, 1, 10.0, 100.0),
            arc(0, 2, 10.0, 50.0),
            arc(2, 1, 4.0, 20.0),
        ];
        let result = run(&arcs, &[20.0, 1.0, 0.0], &[2.0, 9.0, 0.0]);
        assert_eq!(result.met, [2.0, 9.0, 0.0]);
        assert_eq!(result.flow, [4.0, 4.0, 4.0]);
    }

    /// Also of two sources the nearer one, not the one with the lower number.
    #[test]
    fn the_nearest_source_comes_first() {
        let arcs = [arc(0, 2, 10.0, 100.0), arc(1, 2, 10.0, 10.0)];
        let result = run(&arcs, &[5.0, 5.0, 0.0], &[0.0, 0.0, 3.0]);
        assert_eq!(result.flow, [0.0, 3.0]);
    }

    #[test]
    fn a_way_taken_too_early_is_given_back() {
        // Both troops want the middle arc; one of them has a detour.
        let arcs = [
            arc(0, 2, 5.0, 1.0),
            arc(1, 2, 5.0, 1.0),
            arc(2, 3, 5.0, 1.0),
            arc(3, 4, 5.0, 1.0),
            arc(3, 5, 5.0, 1.0),
            arc(0, 4, 5.0, 50.0),
        ];
        let result = run(
            &arcs,
            &[5.0, 5.0, 0.0, 0.0, 0.0, 0.0],
            &[0.0, 0.0, 0.0, 0.0, 5.0, 5.0],
        );
        assert_eq!(result.met, [0.0, 0.0, 0.0, 0.0, 5.0, 5.0]);
    }

    #[test]
    fn capacity_and_supply_bound_what_arrives() {
        let arcs = [arc(0, 1, 3.0, 10.0), arc(1, 2, 9.0, 10.0)];
        let result = run(&arcs, &[100.0, 0.0, 0.0], &[0.0, 2.0, 8.0]);
        let sum: f64 = result.met.iter().sum();
        assert!((sum - 3.0).abs() < 1e-9);
        assert_eq!(run(&arcs, &[0.0; 3], &[1.0; 3]).met, [0.0; 3]);
    }
}
