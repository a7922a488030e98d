//! Seats, the turn loop, saves, replay and batch.
