//! Whose armies can get at whose soil overland. What is derived from borders and rights of way is laid out flat,
//! for it is asked for every war that anybody thinks of.

use super::Public;
use crate::content::Mode;
use crate::ids::{NationId, RegionId};

/// Row by row: whether armies of one nation come to the soil of the other over land, across their own and that of
/// those who let them pass.
pub(super) fn overland(public: &Public) -> Vec<bool> {
    let n = public.nations.len();
    let borders = borders(public);
    let mut ways = vec![false; n * n];
    let mut next = Vec::new();
    for nation in public.scenario.nation_ids() {
        let row = nation.index() * n;
        next.push(nation);
        while let Some(at) = next.pop() {
            for &other in &borders[at.index()] {
                if other == nation || ways[row + other.index()] {
                    continue;
                }
                ways[row + other.index()] = true;
                if public.may_cross(nation, other) {
                    next.push(other);
                }
            }
        }
    }
    ways
}

/// By nation: the holders of soil that touches its own.
fn borders(public: &Public) -> Vec<Vec<NationId>> {
    let mut borders: Vec<Vec<NationId>> = vec![Vec::new(); public.nations.len()];
    let holder = |r: RegionId| public.regions[r.index()].controller;
    let walked = |mode| matches!(mode, Mode::Land | Mode::Strait);
    for link in public.scenario.links.iter().filter(|l| walked(l.mode)) {
        let (Some(a), Some(b)) = (holder(link.a), holder(link.b)) else {
            continue;
        };
        if a != b {
            for (one, other) in [(a, b), (b, a)] {
                let list = &mut borders[one.index()];
                if !list.contains(&other) {
                    list.push(other);
                }
            }
        }
    }
    borders
}
