//! A matrix of numbers by pairs of nations whose rows are shared by its copies, each until it changes.

use std::sync::Arc;

use serde::ser::SerializeSeq;
use serde::{Deserialize, Serialize, Serializer};

use crate::ids::NationId;

/// Read from and written as one list, row by row.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(from = "Vec<f64>")]
pub(super) struct Grid(Arc<[Arc<[f64]>]>);

impl Grid {
    /// Nought for so many nations.
    pub fn new(n: usize) -> Self {
        let row: Arc<[f64]> = vec![0.0; n].into();
        Self(vec![row; n].into())
    }

    /// Whether it is one of `n` nations.
    pub fn fits(&self, n: usize) -> bool {
        self.0.len() == n && self.0.iter().all(|row| row.len() == n)
    }

    /// Whether it is one of no nations.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn row(&self, a: NationId) -> &[f64] {
        &self.0[a.index()]
    }

    /// Whether the row of `a` is the same in both.
    pub fn same_row(&self, other: &Self, a: NationId) -> bool {
        let (ours, theirs) = (&self.0[a.index()], &other.0[a.index()]);
        Arc::ptr_eq(ours, theirs) || ours == theirs
    }

    pub fn set(&mut self, a: NationId, b: NationId, value: f64) {
        if self.row(a)[b.index()] != value {
            let row = &mut Arc::make_mut(&mut self.0)[a.index()];
            Arc::make_mut(row)[b.index()] = value;
        }
    }

    /// Multiplies all by `factor`; rows of nought stay shared.
    pub fn scale(&mut self, factor: f64) {
        for row in Arc::make_mut(&mut self.0) {
            if row.iter().any(|v| *v != 0.0) {
                Arc::make_mut(row).iter_mut().for_each(|v| *v *= factor);
            }
        }
    }
}

/// A list that is no square gives rows that fit no number of nations.
impl From<Vec<f64>> for Grid {
    fn from(list: Vec<f64>) -> Self {
        let n = list.len().isqrt().max(1);
        Self(list.chunks(n).map(Arc::from).collect())
    }
}

impl Serialize for Grid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = self.0.iter().map(|row| row.len()).sum();
        let mut list = serializer.serialize_seq(Some(count))?;
        for value in self.0.iter().flat_map(|row| row.iter()) {
            list.serialize_element(value)?;
        }
        list.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_the_list_of_all_its_rows() {
        let mut grid = Grid::new(3);
        grid.set(NationId(1), NationId(2), 0.25);
        let list: Vec<f64> = vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.25, 0.0, 0.0, 0.0];
        let packed = rmp_serde::to_vec(&grid).unwrap();
        assert_eq!(packed, rmp_serde::to_vec(&list).unwrap());
        let read: Grid = rmp_serde::from_slice(&packed).unwrap();
        assert_eq!(read, grid);
        assert!(read.fits(3) && !read.fits(2));
        // What is no square fits nothing.
        for broken in [&list[..8], &list[..7], &[]] {
            let read = Grid::from(broken.to_vec());
            assert!(!(1..9).any(|n| read.fits(n)), "{}", broken.len());
        }
    }

    #[test]
    fn a_copy_shares_all_rows_but_the_changed() {
        let mut grid = Grid::new(3);
        grid.set(NationId(1), NationId(2), 0.25);
        let before = grid.clone();
        grid.set(NationId(1), NationId(0), 0.0);
        assert!(Arc::ptr_eq(&grid.0, &before.0));
        grid.scale(0.5);
        assert_eq!(grid.row(NationId(1)), [0.0, 0.0, 0.125]);
        assert_eq!(before.row(NationId(1)), [0.0, 0.0, 0.25]);
        for (n, same) in [(0, true), (1, false), (2, true)] {
            assert_eq!(grid.same_row(&before, NationId(n)), same);
            assert_eq!(
                Arc::ptr_eq(&grid.0[usize::from(n)], &before.0[usize::from(n)]),
                same
            );
        }
    }
}
