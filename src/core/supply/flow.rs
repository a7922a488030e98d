//! Supplies flow from sources to troops by the shortest ways that still have room: minimum-cost flow by
//! successive shortest paths with potentials (Edmonds and Karp 1972), several troops served per search. Whoever
//! is still in want afterwards is beyond every way that has room.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::iter::Peekable;
use std::vec::IntoIter;

/// A way that can be used in both directions; what flows one way cancels the other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Edge {
    pub a: usize,
    pub b: usize,
    /// Kilotonnes a month.
    pub capacity: f64,
    pub km: f64,
}

/// Places and the ways between them.
#[derive(Clone, Copy, Debug)]
pub struct Network<'a> {
    pub edges: &'a [Edge],
    /// The edges of each node.
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
    /// By edge, positive from `a` to `b`.
    pub flow: Vec<f64>,
}

/// What is less than this is nothing, kilotonnes.
const GRAIN: f64 = 1e-9;

/// Serves `demand` from `supply`, on the spot first, then over the network, at least total kilometres.
pub fn allocate(network: Network<'_>, supply: &[f64], demand: &[f64]) -> Allocation {
    let (edges, at) = (network.edges.len(), network.at.len());
    let node = |((supply, demand), open): ((&f64, &f64), &bool)| {
        let drawn = supply.min(*demand);
        Node {
            spare: supply - drawn,
            lack: demand - drawn,
            potential: 0.0,
            distance: f64::INFINITY,
            by: None,
            open: *open,
            done: false,
        }
    };
    let nodes = supply.iter().zip(demand).zip(network.open);
    let mut run = Run {
        network,
        nodes: nodes.map(node).collect(),
        flow: vec![0.0; edges],
        wanting: Vec::new(),
        begun: false,
    };
    // Each push fills an edge, empties a source or feeds a node. Rounding could undo one now and then, so the
    // rounds are bounded all the same.
    for _ in 0..2 * (edges + at) {
        if !run.round() {
            break;
        }
    }
    let nodes = || run.nodes.iter();
    Allocation {
        met: demand
            .iter()
            .zip(nodes())
            .map(|(d, n)| d - n.lack)
            .collect(),
        drawn: supply
            .iter()
            .zip(nodes())
            .map(|(s, n)| s - n.spare)
            .collect(),
        flow: run.flow,
    }
}

struct Run<'a> {
    network: Network<'a>,
    nodes: Vec<Node>,
    flow: Vec<f64>,
    /// The nodes in want that the last search found, nearest first.
    wanting: Vec<usize>,
    /// Whether a search has been made: until then nothing flows, and all potentials are 0.
    begun: bool,
}

/// What is kept of one node, side by side, for a search looks at all of it.
struct Node {
    /// Left of what it has.
    spare: f64,
    /// Still needed.
    lack: f64,
    potential: f64,
    /// Reduced distance from the nearest source in the last search; infinite where no way leads.
    distance: f64,
    /// The edge by which it is reached, as an index, and whether that takes back what flows the other way.
    by: Option<(u16, bool)>,
    open: bool,
    /// Settled by the search, or never to be.
    done: bool,
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
        let (lack, spare) = (|n: &Node| n.lack > GRAIN, |n: &Node| n.spare > GRAIN);
        if !self.nodes.iter().any(lack) || !self.nodes.iter().any(spare) {
            return false;
        }
        if self.begun {
            self.search::<true>();
        } else {
            self.search::<false>();
        }
        self.begun = true;
        // Nodes beyond the last one settled keep the distance of the search's edge.
        let edge = self.wanting.last();
        let edge = edge.map_or(0.0, |&n| self.nodes[n].distance);
        for node in &mut self.nodes {
            node.potential += node.distance.min(edge);
        }
        let wanting = std::mem::take(&mut self.wanting);
        let mut moved = false;
        for node in wanting {
            moved |= self.push(node);
        }
        moved
    }

    /// Room from `from` over edge `i`, and its cost: what flows the other way is taken back first.
    fn room(&self, i: usize, from: usize) -> (f64, f64) {
        let edge = &self.network.edges[i];
        let along = if edge.a == from {
            self.flow[i]
        } else {
            -self.flow[i]
        };
        if along < -GRAIN {
            (-along, -edge.km)
        } else {
            (edge.capacity - along, edge.km)
        }
    }

    const fn far_end(&self, i: usize, from: usize) -> usize {
        let edge = &self.network.edges[i];
        if edge.a == from { edge.b } else { edge.a }
    }

    /// Dijkstra's search on reduced costs from every source with something left, until all in want are found. Most
    /// calls need one search only, which `BEGUN` spares the flows and potentials.
    fn search<const BEGUN: bool>(&mut self) {
        let mut wants = Vec::new();
        let mut starts = Vec::with_capacity(self.nodes.len());
        for (i, node) in self.nodes.iter_mut().enumerate() {
            node.distance = f64::INFINITY;
            node.by = None;
            // Nobody comes by a closed place.
            node.done = !node.open;
            if node.lack > GRAIN {
                wants.push(i);
            }
            if node.spare > GRAIN {
                // Sources differ in potential once some have run dry; the super-source has potential 0.
                // Subtracted: a negated 0 is -0, whose bits sort last, and which of two zeros `max` gives
                // differs between builds.
                node.distance = (0.0 - node.potential).max(0.0);
                starts.push((node.distance.to_bits(), i));
            }
        }
        let mut missing = wants.len();
        // What lies beyond the last of them need not be looked at.
        let mut bound = f64::INFINITY;
        // The sources wait in line beside the heap: they are many, and mostly in order as they come.
        starts.sort_unstable();
        let mut open = Open {
            starts: starts.into_iter().peekable(),
            reached: BinaryHeap::new(),
        };
        while let Some(i) = open.pop() {
            let node = &mut self.nodes[i];
            if std::mem::replace(&mut node.done, true) {
                continue;
            }
            if node.lack > GRAIN {
                self.wanting.push(i);
                missing -= 1;
                if missing == 0 {
                    break;
                }
            }
            if self.relax::<BEGUN>(i, bound, &mut open) {
                let distances = wants.iter().map(|&w| self.nodes[w].distance);
                bound = distances.fold(0.0, f64::max);
            }
        }
        // What was not settled must not count as reached.
        for node in &mut self.nodes {
            if !(node.done && node.open) {
                node.distance = f64::INFINITY;
            }
        }
    }

    /// Looks on from a node that is settled, no further than `bound`. Says whether one in want came nearer.
    fn relax<const BEGUN: bool>(&mut self, node: usize, bound: f64, open: &mut Open) -> bool {
        let mut nearer = false;
        let (here, potential) = (self.nodes[node].distance, self.nodes[node].potential);
        for &i in &self.network.at[node] {
            let way = usize::from(i);
            let next = self.far_end(way, node);
            let there = &self.nodes[next];
            // No way on is shorter than none.
            if there.done || there.distance <= here {
                continue;
            }
            let (room, cost) = if BEGUN {
                self.room(way, node)
            } else {
                (self.network.edges[way].capacity, self.network.edges[way].km)
            };
            if room <= GRAIN {
                continue;
            }
            let reduced = if BEGUN {
                (cost + potential - there.potential).max(0.0)
            } else {
                cost.max(0.0)
            };
            let distance = here + reduced;
            if distance < there.distance && distance <= bound {
                let there = &mut self.nodes[next];
                there.distance = distance;
                there.by = Some((i, cost < 0.0));
                open.reached.push(Reverse((distance.to_bits(), next)));
                nearer |= there.lack > GRAIN;
            }
        }
        nearer
    }

    /// Sends what fits along the ways found to `node`.
    fn push(&mut self, node: usize) -> bool {
        let mut amount = self.nodes[node].lack;
        let mut here = node;
        while let Some((i, undoes)) = self.nodes[here].by {
            let i = usize::from(i);
            let before = self.far_end(i, here);
            let (room, cost) = self.room(i, before);
            // Others served by this search may have taken all that there was to take back; to go on over the
            // edge is another way, at another price.
            if undoes != (cost < 0.0) {
                return false;
            }
            amount = amount.min(room);
            here = before;
        }
        amount = amount.min(self.nodes[here].spare);
        if amount <= GRAIN {
            return false;
        }
        self.nodes[here].spare -= amount;
        self.nodes[node].lack -= amount;
        here = node;
        while let Some((i, _)) = self.nodes[here].by {
            let i = usize::from(i);
            let before = self.far_end(i, here);
            self.flow[i] += if self.network.edges[i].a == before {
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

    fn at(nodes: usize, edges: &[Edge]) -> Vec<Vec<u16>> {
        (0..nodes)
            .map(|n| {
                (0..edges.len())
                    .filter(|&i| edges[i].a == n || edges[i].b == n)
                    .map(|i| i as u16)
                    .collect()
            })
            .collect()
    }

    const fn edge(a: usize, b: usize, capacity: f64, km: f64) -> Edge {
        Edge { a, b, capacity, km }
    }

    fn run(edges: &[Edge], supply: &[f64], demand: &[f64]) -> Allocation {
        let network = Network {
            edges,
            at: &at(supply.len(), edges),
            open: &vec![true; supply.len()],
        };
        let result = allocate(network, supply, demand);
        for (flow, edge) in result.flow.iter().zip(edges) {
            assert!(flow.abs() <= edge.capacity + 1e-6);
        }
        for node in 0..supply.len() {
            let net: f64 = edges
                .iter()
                .zip(&result.flow)
                .fold(0.0, |net, (edge, flow)| {
                    net + if edge.b == node { *flow } else { 0.0 }
                        - if edge.a == node { *flow } else { 0.0 }
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
        let edges = [
            edge(0, 1, 10.0, 100.0),
            edge(0, 2, 10.0, 50.0),
            edge(2, 1, 4.0, 20.0),
        ];
        let result = run(&edges, &[20.0, 1.0, 0.0], &[2.0, 9.0, 0.0]);
        assert_eq!(result.met, [2.0, 9.0, 0.0]);
        assert_eq!(result.flow, [4.0, 4.0, 4.0]);
    }

    /// Also of two sources the nearer one, not the one with the lower number.
    #[test]
    fn the_nearest_source_comes_first() {
        let edges = [edge(0, 2, 10.0, 100.0), edge(1, 2, 10.0, 10.0)];
        let result = run(&edges, &[5.0, 5.0, 0.0], &[0.0, 0.0, 3.0]);
        assert_eq!(result.flow, [0.0, 3.0]);
    }

    #[test]
    fn a_way_taken_too_early_is_given_back() {
        // Both troops want the middle edge; one of them has a detour.
        let edges = [
            edge(0, 2, 5.0, 1.0),
            edge(1, 2, 5.0, 1.0),
            edge(2, 3, 5.0, 1.0),
            edge(3, 4, 5.0, 1.0),
            edge(3, 5, 5.0, 1.0),
            edge(0, 4, 5.0, 50.0),
        ];
        let result = run(
            &edges,
            &[5.0, 5.0, 0.0, 0.0, 0.0, 0.0],
            &[0.0, 0.0, 0.0, 0.0, 5.0, 5.0],
        );
        assert_eq!(result.met, [0.0, 0.0, 0.0, 0.0, 5.0, 5.0]);
    }

    #[test]
    fn capacity_and_supply_bound_what_arrives() {
        let edges = [edge(0, 1, 3.0, 10.0), edge(1, 2, 9.0, 10.0)];
        let result = run(&edges, &[100.0, 0.0, 0.0], &[0.0, 2.0, 8.0]);
        let sum: f64 = result.met.iter().sum();
        assert!((sum - 3.0).abs() < 1e-9);
        assert_eq!(run(&edges, &[0.0; 3], &[1.0; 3]).met, [0.0; 3]);
    }
}
