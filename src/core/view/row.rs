//! A row of a table, by nation.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// What one nation holds of each other: a row of a table that all views of a turn share, until somebody changes a copy.
#[derive(Clone)]
pub struct Row<T> {
    table: Arc<[T]>,
    from: usize,
    to: usize,
}

impl<T> Row<T> {
    /// The row at `place` of a table whose rows are `width` long.
    pub(crate) fn of(table: &Arc<[T]>, place: usize, width: usize) -> Self {
        Self {
            table: table.clone(),
            from: place * width,
            to: (place + 1) * width,
        }
    }
}

impl<T> From<Vec<T>> for Row<T> {
    fn from(row: Vec<T>) -> Self {
        Self {
            from: 0,
            to: row.len(),
            table: row.into(),
        }
    }
}

impl<T> Deref for Row<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.table[self.from..self.to]
    }
}

impl<T: Clone> DerefMut for Row<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        // Only the row is copied, not the table.
        if Arc::get_mut(&mut self.table).is_none() {
            *self = self.to_vec().into();
        }
        &mut Arc::make_mut(&mut self.table)[self.from..self.to]
    }
}

impl<'a, T> IntoIterator for &'a Row<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq> PartialEq for Row<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: fmt::Debug> fmt::Debug for Row<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&**self).finish()
    }
}
