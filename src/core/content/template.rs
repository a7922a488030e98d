//! What `casus new-map` writes: a small map that loads, with a word on each part.

/// A map to begin with: drawn as a grid, or cut from the real world. `name` becomes its title.
#[must_use]
pub fn template(grid: bool, name: &str) -> String {
    let text = if grid {
        include_str!("../../../assets/templates/grid.ron")
    } else {
        include_str!("../../../assets/templates/world.ron")
    };
    // As a RON string: without control characters, quotes and backslashes escaped, not too long.
    let name: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    let name = if name.trim().is_empty() {
        "New map"
    } else {
        &name
    };
    text.replace("{title}", &name.replace('\\', "\\\\").replace('"', "\\\""))
}
