//! Writes `maps/world-2025.ron` from `assets/data`: `cargo run --example world_2025`. What is data, what a rule and what judgement
//! is said in assets/data/README.md.

use std::path::Path;

mod colours;
mod figures;
mod forces;
mod map;
mod table;
mod treaties;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = map::text(&root.join("assets/data"))?;
    std::fs::write(root.join("maps/world-2025.ron"), text)
}
