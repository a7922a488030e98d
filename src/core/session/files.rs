//! Files that somebody named. A name may stand for anything: a pipe that nobody writes to, a device that never
//! ends, a folder. Only a regular file is opened, and no more of it is read than a caller allows.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Opens the regular file at `path` for reading.
///
/// # Errors
/// When it is not there, may not be read, or is no regular file: to open a pipe would wait for its other end.
pub fn open(path: &Path) -> io::Result<File> {
    let kind = std::fs::metadata(path)?.file_type();
    if kind.is_file() {
        return File::open(path);
    }
    let what = match kind.is_dir() {
        true => "this is a folder, and a file is wanted",
        false => "this is no regular file (a pipe or a device, perhaps)",
    };
    Err(io::Error::new(io::ErrorKind::InvalidInput, what))
}

/// The first `most` bytes of the regular file at `path`, or all of them if there are fewer.
///
/// # Errors
/// As [`open`], or when reading fails.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_no_file_and_reading_stops_at_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open(folder.path()).is_err());
        let file = folder.path().join("f");
        std::fs::write(&file, b"12345").unwrap();
        assert_eq!(read(&file, 3).unwrap(), b"123");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_without_end_is_refused() {
        assert!(read(Path::new("/dev/zero"), 8).is_err());
    }
}
