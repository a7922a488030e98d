//! Line tables stay in the released program, for its reports of crashes, but take up less room: compressed they are a
//! quarter as large, and what reads them unpacks them. Only ELF has them in the program's own file.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name, value| std::env::var(name).is_ok_and(|found| found == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        println!("cargo::rustc-link-arg-bins=-Wl,--compress-debug-sections=zlib");
        // At rustc's own -O1 lld packs quickly and loosely.
        println!("cargo::rustc-link-arg-bins=-Wl,-O2");
    }
}
