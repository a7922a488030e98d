//! Draws the pictures of the README from the running game: `cargo run --release --example gallery` plays each scene in a
//! pseudo-terminal and writes what stands there as `docs/gallery/NAME.svg`.

mod scenes;
mod svg;
mod terminal;

use std::path::Path;
use std::process::Command;

use scenes::SCENES;
use terminal::Terminal;

type Fault = Box<dyn std::error::Error>;

fn main() -> Result<(), Fault> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("docs/gallery");
    std::fs::create_dir_all(&folder)?;
    let program = built(root)?;
    for scene in SCENES {
        let saves = tempfile::tempdir()?;
        let mut terminal = Terminal::open(&program, scene, saves.path())?;
        for step in scene.steps {
            terminal.step(*step)?;
        }
        let file = folder.join(format!("{}.svg", scene.name));
        std::fs::write(&file, svg::picture(terminal.screen(), scene.title))?;
        println!("{}", file.display());
    }
    Ok(())
}

/// The game itself, built as this example is.
fn built(root: &Path) -> Result<std::path::PathBuf, Fault> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root).args(["build", "--bin", "casus"]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    if !cargo.status()?.success() {
        return Err("the game does not build".into());
    }
    // target/PROFILE/examples/gallery
    let here = std::env::current_exe()?;
    let profile = here.parent().and_then(Path::parent);
    Ok(profile.ok_or("no folder of the program")?.join("casus"))
}
