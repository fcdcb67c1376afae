//! Saving a file keeps what surrounds it, whoever owns it and wherever it lies; and whatever fails, no work is lost.

use std::fs::{self, File};
use std::io;
use std::ops::RangeFrom;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use guarantee_board::scenario::Scenario;
use guarantee_board::storage::disk::{Disk, RealDisk};
use guarantee_board::storage::{Fingerprint, Over, SaveError, Saving, read_file, read_text, save, write_text};
use tempfile::{NamedTempFile, tempdir};

use crate::samples::{SMALL, read};

fn scenario() -> Scenario {
    read(SMALL)
}

fn renamed() -> Scenario {
    Scenario { title: "New".to_owned(), ..scenario() }
}

/// What lies in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A disk on which one step fails, or all from one on.
pub struct Failing {
    step: AtomicUsize,
    fails: Result<usize, RangeFrom<usize>>,
}

impl Failing {
    pub fn at(step: usize) -> Self {
        Self { step: AtomicUsize::new(0), fails: Ok(step) }
    }

    fn from(step: usize) -> Self {
        Self { step: AtomicUsize::new(0), fails: Err(step..) }
    }

    fn step(&self) -> io::Result<()> {
        let step = self.step.fetch_add(1, Ordering::Relaxed);
        let fails = match &self.fails {
            Ok(one) => *one == step,
            Err(all) => all.contains(&step),
        };
        if fails { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn open(&self, path: &Path) -> io::Result<File> {
        RealDisk.open(path)
    }

    fn create(&self, folder: &Path, replaces: bool) -> io::Result<NamedTempFile> {
        self.step().and_then(|()| RealDisk.create(folder, replaces))
    }

    fn dress(&self, file: &File, like: &File) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.dress(file, like))
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        // Half of it gets there.
        if let Err(error) = self.step() {
            RealDisk.write(file, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        RealDisk.write(file, bytes)
    }

    fn flush(&self, file: &File) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.flush(file))
    }

    fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.rename(file, target))
    }

    fn overwrite(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.step() {
            RealDisk.overwrite(file, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        RealDisk.overwrite(file, bytes)
    }

    fn read(&self, file: &mut File) -> io::Result<Vec<u8>> {
        self.step().and_then(|()| RealDisk.read(file))
    }
}

/// Lets each step of saving fail in turn; how many there are.
fn each_step_fails(folder: &Path, path: &Path, expected: &[String]) -> usize {
    let (old, new) = (scenario(), renamed());
    for step in 0..100 {
        save(path, &old).unwrap();
        let copies = folder.join("copies");
        let result = Saving { copies: Some(&copies), ..Saving::new(path, &new) }.save_on(&Failing::at(step));
        assert_eq!(names(folder), expected, "after step {step}");
        if copies.exists() {
            assert_eq!(names(&copies), [] as [String; 0], "after step {step}");
        }
        let found = read_file(path).unwrap().scenario;
        match result {
            Ok(saved) => {
                assert_eq!(found, new);
                assert_eq!(Fingerprint::of(path), Some(saved.fingerprint));
                if saved.in_place.is_none() || step > 20 {
                    return step;
                }
            }
            Err(_) => assert_eq!(found, old, "step {step} failed"),
        }
    }
    panic!("it always fails");
}

#[test]
fn whichever_step_fails_the_file_is_the_old_one_whole_and_nothing_else_is_left() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("copies")).unwrap();
    let path = folder.path().join("meeting.ron");
    let expected = ["copies".to_owned(), "meeting.ron".to_owned()];
    let steps = each_step_fails(folder.path(), &path, &expected);
    assert_eq!(steps, 5, "creating, dressing, writing, flushing and renaming");
}

#[cfg(unix)]
#[test]
fn whichever_step_fails_a_file_with_two_names_is_the_old_one_whole() {
    let folder = tempdir().unwrap();
    let (path, other) = (folder.path().join("meeting.ron"), folder.path().join("other.ron"));
    fs::create_dir(folder.path().join("copies")).unwrap();
    save(&path, &scenario()).unwrap();
    fs::hard_link(&path, &other).unwrap();
    let expected = ["copies", "meeting.ron", "other.ron"].map(str::to_owned);
    // Reading, copying and flushing that, writing, flushing, reading back.
    each_step_fails(folder.path(), &path, &expected);
    assert_eq!(fs::read(&path).unwrap(), fs::read(&other).unwrap());
}

#[cfg(unix)]
#[test]
fn what_cannot_be_put_back_is_kept_and_named() {
    let folder = tempdir().unwrap();
    let (path, copies) = (folder.path().join("meeting.ron"), folder.path().join("data/copies"));
    save(&path, &scenario()).unwrap();
    let old = fs::read_to_string(&path).unwrap();
    fs::hard_link(&path, folder.path().join("other.ron")).unwrap();
    let new = renamed();
    let saving = Saving { copies: Some(&copies), ..Saving::new(&path, &new) };
    let mut torn = 0;
    for step in 0..6 {
        match saving.save_on(&Failing::from(step)) {
            Err(SaveError::Torn { copy, .. }) => {
                torn += 1;
                assert_eq!(copy.parent(), Some(copies.as_path()));
                assert_eq!(fs::read_to_string(&copy).unwrap(), old);
                let told = SaveError::Torn { path: path.clone(), copy: copy.clone(), source: io::Error::other("x") };
                assert!(told.to_string().contains(&copy.display().to_string()), "{told}");
                RealDisk.overwrite(&mut RealDisk.open(&path).unwrap(), old.as_bytes()).unwrap();
                fs::remove_file(copy).unwrap();
            }
            Err(_) => assert_eq!(fs::read_to_string(&path).unwrap(), old, "step {step}"),
            Ok(_) => panic!("step {step}"),
        }
    }
    assert_eq!(torn, 3, "overwriting, flushing and reading back");
}

#[test]
fn a_file_that_somebody_else_has_changed_is_left_alone() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let (one, two) = (scenario(), renamed());
    let first = save(&path, &one).unwrap().fingerprint;
    let save = |scenario: &Scenario, over: Over| Saving { over, ..Saving::new(&path, scenario) }.save();
    let known = |print: Fingerprint| Over::Known(Some(print));
    let second = save(&two, known(first)).unwrap().fingerprint;
    for over in [known(first), Over::Known(None)] {
        assert!(matches!(save(&one, over), Err(SaveError::Changed(_))));
    }
    assert_eq!(read_file(&path).unwrap().scenario, two);
    save(&one, known(second)).unwrap();
    assert_eq!(read_file(&path).unwrap().scenario, one);
    // One that is gone is written again.
    fs::remove_file(&path).unwrap();
    save(&two, known(first)).unwrap();
    fs::remove_file(&path).unwrap();
    save(&two, Over::Known(None)).unwrap();
    // Whatever is there.
    fs::write(&path, b"\xff\xfe").unwrap();
    save(&two, Over::Anything).unwrap();
    assert_eq!(read_file(&path).unwrap().scenario, two);
}

#[test]
fn comments_come_from_the_file_that_was_open() {
    let folder = tempdir().unwrap();
    let (open, other) = (folder.path().join("open.ron"), folder.path().join("other.ron"));
    let text = format!("// head\n{SMALL}");
    fs::write(&open, &text).unwrap();
    fs::write(&other, format!("// another\n{SMALL}")).unwrap();
    let new = renamed();
    let expected = text.replacen("Small scenario", "New", 1);
    Saving { base: Some(&open), ..Saving::new(&other, &new) }.save().unwrap();
    assert_eq!(fs::read_to_string(&other).unwrap(), expected);
    Saving { base: Some(&open), ..Saving::new(&folder.path().join("new.ron"), &new) }.save().unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("new.ron")).unwrap(), expected);
    Saving { base: None, ..Saving::new(&other, &new) }.save().unwrap();
    assert_eq!(fs::read_to_string(&other).unwrap(), write_text(&new).unwrap());
    assert_eq!(fs::read_to_string(&open).unwrap(), text);
    save(&open, &new).unwrap();
    assert_eq!(fs::read_to_string(&open).unwrap(), expected);
    assert_eq!(read_text(&expected).unwrap().scenario, new);
}

/// Owners, rights, names and attributes, as Unix has them.
#[cfg(unix)]
mod surroundings {
    use std::ffi::OsStr;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    use std::os::unix::process::CommandExt as _;
    use std::path::PathBuf;
    use std::process::Command;

    use guarantee_board::storage::{InPlace, save_bytes};
    use tempfile::TempDir;

    use super::*;

    const ACCESS: &str = "system.posix_acl_access";
    const DEFAULT: &str = "system.posix_acl_default";

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    fn mode_of(path: &Path) -> u32 {
        path.metadata().unwrap().mode() & 0o7777
    }

    fn attributes(path: &Path) -> Vec<(String, Vec<u8>)> {
        let names = xattr::list(path).map(Iterator::collect::<Vec<_>>).unwrap_or_default();
        let mut all: Vec<_> = names
            .into_iter()
            .filter_map(|name| Some((name.to_string_lossy().into_owned(), xattr::get(path, &name).ok()??)))
            .collect();
        all.sort();
        all
    }

    /// Sets an attribute; `false` if this file system has none of its kind.
    fn set(path: &Path, name: &str, value: &[u8]) -> bool {
        match xattr::set(path, name, value) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                eprintln!("SKIPPED: the file system of {} has no {name}", path.display());
                false
            }
            Err(error) => panic!("{name}: {error}"),
        }
    }

    /// An access control list as the kernel has it: the owner reads and writes, this user what is said, the group reads,
    /// the mask, and nobody else anything.
    fn access_list(user: u32, user_may: u16, mask: u16) -> Vec<u8> {
        let nobody = u32::MAX;
        let entries =
            [(1_u16, 6_u16, nobody), (2, user_may, user), (4, 4, nobody), (16, mask, nobody), (32, 0, nobody)];
        let mut bytes = 2_u32.to_le_bytes().to_vec();
        for (tag, may, id) in entries {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(may.to_le_bytes());
            bytes.extend(id.to_le_bytes());
        }
        bytes
    }

    #[test]
    fn hard_links_stay_one_file() {
        let folder = tempdir().unwrap();
        let (one, two) = (folder.path().join("one.ron"), folder.path().join("two.ron"));
        save(&one, &scenario()).unwrap();
        fs::hard_link(&one, &two).unwrap();
        let saved = save(&one, &renamed()).unwrap();
        assert_eq!(saved.in_place, Some(InPlace::OtherNames));
        assert_eq!(one.metadata().unwrap().ino(), two.metadata().unwrap().ino());
        assert_eq!(read_file(&two).unwrap().scenario, renamed());
        assert_eq!(names(folder.path()), ["one.ron", "two.ron"]);
        // Shorter than what was there.
        save_bytes(&one, b"short", None).unwrap();
        assert_eq!(fs::read(&two).unwrap(), b"short");
    }

    #[test]
    fn attributes_and_access_lists_stay() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.ron");
        save(&path, &scenario()).unwrap();
        let comment = set(&path, "user.comment", "Привіт".as_bytes());
        let list = cfg!(target_os = "linux") && set(&path, ACCESS, &access_list(65_533, 6, 4));
        let (before, rights) = (attributes(&path), mode_of(&path));
        assert_eq!(
            before.iter().filter(|(name, _)| name == "user.comment" || name == ACCESS).count(),
            usize::from(comment) + usize::from(list)
        );
        assert_eq!(save(&path, &renamed()).unwrap().in_place, None);
        assert_eq!((attributes(&path), mode_of(&path)), (before, rights));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_the_folder_gives_to_new_files_does_not_widen_the_rights_of_an_old_one() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.ron");
        save(&path, &scenario()).unwrap();
        mode(&path, 0o640);
        if !set(folder.path(), DEFAULT, &access_list(65_533, 6, 6)) {
            return;
        }
        let before = attributes(&path);
        save(&path, &renamed()).unwrap();
        assert_eq!((attributes(&path), mode_of(&path)), (before, 0o640));
        let new = folder.path().join("new.ron");
        save(&new, &scenario()).unwrap();
        assert!(attributes(&new).iter().any(|(name, _)| name == ACCESS), "new files get it");
    }

    /// A folder that everybody may enter, with the program in it.
    struct World {
        folder: TempDir,
    }

    /// Two users that need no account.
    const ANNA: u32 = 65_534;
    const BORIS: u32 = 65_533;

    impl World {
        /// `None` if we may not be somebody else.
        fn new() -> Option<Self> {
            let folder = tempdir().unwrap();
            if folder.path().metadata().unwrap().uid() != 0 {
                eprintln!("SKIPPED: only root can try what several users do; `sudo cargo test` does");
                return None;
            }
            mode(folder.path(), 0o755);
            let program = folder.path().join("guarantee-board");
            fs::copy(env!("CARGO_BIN_EXE_guarantee-board"), &program).unwrap();
            mode(&program, 0o755);
            Some(Self { folder })
        }

        /// A folder with a file that is not formatted.
        fn file(&self, (folder_owner, folder_mode): (u32, u32), (owner, group, file_mode): (u32, u32, u32)) -> PathBuf {
            let folder = self.folder.path().join(format!("{}", names(self.folder.path()).len()));
            fs::create_dir(&folder).unwrap();
            let path = folder.join("a.ron");
            fs::write(&path, format!("\n{SMALL}")).unwrap();
            chown(&path, Some(owner), Some(group)).unwrap();
            mode(&path, file_mode);
            chown(&folder, Some(folder_owner), Some(folder_owner)).unwrap();
            mode(&folder, folder_mode);
            path
        }

        /// Formats it as this user; whether that could be done, and what was said.
        #[track_caller]
        fn format(&self, user: u32, path: &Path) -> (bool, String) {
            let mut command = Command::new(self.folder.path().join("guarantee-board"));
            let output = command.arg("format").arg(path).env("TMPDIR", "/tmp").uid(user).gid(user).output().unwrap();
            (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
        }

        /// Formats it as this user, and looks that all is as before but for what the file holds.
        #[track_caller]
        fn formatted(&self, user: u32, path: &Path, replaced: bool) {
            let state = |path: &Path| {
                let metadata = path.metadata().unwrap();
                (metadata.uid(), metadata.gid(), metadata.mode(), attributes(path), names(path.parent().unwrap()))
            };
            let (before, number) = (state(path), path.metadata().unwrap().ino());
            let (done, told) = self.format(user, path);
            assert!(done, "{told}");
            assert_eq!(state(path), before);
            assert_eq!(path.metadata().unwrap().ino() != number, replaced);
            assert!(fs::read_to_string(path).unwrap().starts_with("(\n    format: 4"));
        }

        /// Tries to, and looks that nothing has changed.
        #[track_caller]
        fn refused(&self, user: u32, path: &Path) {
            let before = fs::read(path).unwrap();
            let (done, told) = self.format(user, path);
            assert!(!done && told.contains("this may not be changed"), "{told}");
            assert_eq!(fs::read(path).unwrap(), before);
            assert_eq!(names(path.parent().unwrap()), ["a.ron"]);
        }
    }

    #[test]
    fn root_leaves_a_file_to_its_owner() {
        let Some(world) = World::new() else { return };
        world.formatted(0, &world.file((ANNA, 0o755), (ANNA, BORIS, 0o640)), true);
    }

    #[test]
    fn a_user_replaces_her_own_file() {
        let Some(world) = World::new() else { return };
        let own = world.file((ANNA, 0o755), (ANNA, ANNA, 0o604));
        set(&own, "user.comment", b"hers");
        if cfg!(target_os = "linux") {
            set(&own, ACCESS, &access_list(BORIS, 6, 6));
        }
        world.formatted(ANNA, &own, true);
    }

    #[test]
    fn what_a_user_may_write_and_not_replace_is_written_in_place() {
        let Some(world) = World::new() else { return };
        // Nothing may be made in the folder.
        world.formatted(ANNA, &world.file((0, 0o755), (ANNA, ANNA, 0o644)), false);
        world.formatted(ANNA, &world.file((0, 0o755), (0, 0, 0o666)), false);
        // Only the owner may replace files in it.
        world.formatted(ANNA, &world.file((0, 0o1777), (BORIS, BORIS, 0o666)), false);
        // It would become hers, or her group's.
        world.formatted(ANNA, &world.file((ANNA, 0o755), (BORIS, BORIS, 0o666)), false);
        world.formatted(ANNA, &world.file((ANNA, 0o755), (ANNA, BORIS, 0o664)), false);
        // She may write it by its list alone.
        let listed = world.file((0, 0o755), (BORIS, BORIS, 0o600));
        if cfg!(target_os = "linux") && set(&listed, ACCESS, &access_list(ANNA, 6, 6)) {
            world.formatted(ANNA, &listed, false);
        }
    }

    #[test]
    fn what_a_user_may_not_write_stays_as_it_is() {
        let Some(world) = World::new() else { return };
        for file in [(BORIS, BORIS, 0o644), (0, 0, 0o644), (ANNA, ANNA, 0o444), (ANNA, ANNA, 0o466)] {
            world.refused(ANNA, &world.file((ANNA, 0o755), file));
        }
        let (done, told) = world.format(ANNA, OsStr::new("/proc/version").as_ref());
        assert!(!done, "{told}");
    }
}
