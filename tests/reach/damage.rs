//! Extracts that are cut off, lie about their size or hold nothing: refused with a reason, in bounded memory.

use std::io::Write as _;
use std::path::PathBuf;

use sozialraumatlas::reach::build::build;
use sozialraumatlas::reach::roads::{BuildOptions, Roads};
use sozialraumatlas::read::{OsmProblem, Problem, ReadError, osm_roads};
use sozialraumatlas::work::Work;

use super::generated::Dice;
use super::support::real_data;

fn number(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

/// A field with bytes, or with a number.
fn bytes_field(field: u64, content: &[u8]) -> Vec<u8> {
    [number(field << 3 | 2), number(content.len() as u64), content.to_vec()].concat()
}

fn number_field(field: u64, value: u64) -> Vec<u8> {
    [number(field << 3), number(value)].concat()
}

/// A block whose blob is `blob`, said to be `size` bytes long.
fn block_of_size(kind: &str, blob: &[u8], size: u64) -> Vec<u8> {
    let header = [bytes_field(1, kind.as_bytes()), number_field(3, size)].concat();
    [&(header.len() as u32).to_be_bytes()[..], &header, blob].concat()
}

fn block(kind: &str, blob: &[u8]) -> Vec<u8> {
    block_of_size(kind, blob, blob.len() as u64)
}

/// A blob that says that it holds `said` bytes, and holds `content`.
fn packed(content: &[u8], said: u64) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(content).expect("packed");
    [number_field(2, said), bytes_field(3, &packer.finish().expect("packed"))].concat()
}

fn head() -> Vec<u8> {
    block("OSMHeader", &bytes_field(1, &bytes_field(4, b"OsmSchema-V0.6")))
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn roads(&self, bytes: &[u8]) -> Result<Roads, OsmProblem> {
        let path: PathBuf = self.0.path().join("auszug.osm.pbf");
        std::fs::write(&path, bytes).expect("written");
        osm_roads(&path, &Work::unattended()).map_err(|error| match error {
            ReadError::File { problem: Problem::Osm(problem), .. } => problem,
            other => panic!("{other:?}"),
        })
    }
}

#[test]
fn blocks_that_lie_about_their_size_are_refused() {
    let folder = Folder::new();
    let some = vec![0_u8; 1000];
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("unpacked larger than said", block("OSMData", &packed(&some, 10))),
        ("unpacked smaller than said", block("OSMData", &packed(&some, 5000))),
        ("unpacked beyond what the format allows", block("OSMData", &packed(&some, 1 << 40))),
        ("longer than the file", block_of_size("OSMData", &packed(&some, 1000), 1 << 20)),
        ("longer than the format allows", block_of_size("OSMData", &packed(&some, 1000), u64::MAX)),
        ("empty", block_of_size("OSMData", &[], 0)),
        ("of another kind and longer than any file", block_of_size("Anderes", &[], u64::MAX)),
    ];
    for (what, block) in cases {
        let at = head().len() as u64;
        let found = folder.roads(&[head(), block].concat());
        assert!(matches!(found, Err(OsmProblem::Damaged(byte)) if byte == at), "{what}: {found:?}");
    }
}

/// Most memory that this process ever had, in MB; `None` where the system does not tell.
fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

#[test]
fn a_small_file_cannot_ask_for_much_memory() {
    // 64 blocks of 31 MB that say they hold nodes, in a file of 2 MB: 2 GB, if all were unpacked at the same time.
    let nodes = bytes_field(2, &bytes_field(2, &vec![0; 31 * 1024 * 1024]));
    let bomb = block("OSMData", &packed(&nodes, nodes.len() as u64));
    let file: Vec<u8> = [head()].into_iter().chain(std::iter::repeat_n(bomb, 64)).flatten().collect();
    assert!(file.len() < 4_000_000);
    let before = peak_mb();
    assert!(matches!(Folder::new().roads(&file), Err(OsmProblem::NoRoads)));
    if let Some((before, after)) = before.zip(peak_mb()) {
        assert!(after - before < 1000, "{before} MB, then {after} MB");
    }
}

#[test]
fn blocks_of_other_kinds_are_skipped_however_many_there_are() {
    let other = block("Anderes", b"!");
    let file: Vec<u8> = [head()].into_iter().chain(std::iter::repeat_n(other, 200_000)).flatten().collect();
    assert!(matches!(Folder::new().roads(&file), Err(OsmProblem::NoRoads)));
}

#[test]
fn an_extract_without_content_has_no_roads() {
    let folder = Folder::new();
    assert!(matches!(folder.roads(&head()), Err(OsmProblem::NoRoads)));
    let empty = block("OSMData", &packed(&bytes_field(1, &[]), 2));
    assert!(matches!(folder.roads(&[head(), empty].concat()), Err(OsmProblem::NoRoads)));
    let needs = block("OSMHeader", &bytes_field(1, &bytes_field(4, b"HistoricalInformation")));
    assert!(matches!(folder.roads(&needs), Err(OsmProblem::Needs(what)) if what == "HistoricalInformation"));
}

#[test]
fn an_extract_that_is_cut_off_is_refused_wherever_that_is() {
    let Some(path) = real_data("osm/badhersfeld_bbox.osm.pbf") else { return };
    let (good, folder, mut dice) = (std::fs::read(path).expect("the file"), Folder::new(), Dice(17));
    let mut whole_blocks = 0;
    for _ in 0..60 {
        let length = (dice.next() % good.len() as u64) as usize;
        match folder.roads(&good[..length]) {
            Err(OsmProblem::Damaged(at)) => assert!(at <= length as u64, "{at} of {length}"),
            Err(OsmProblem::NotAnExtract) => assert!(length < 300, "{length}"),
            // Only between two blocks a file looks whole; what it lacks is then told.
            Err(OsmProblem::NoRoads) => whole_blocks += 1,
            Ok(roads) => {
                whole_blocks += 1;
                assert!(
                    build(&roads, &BuildOptions::default()).1.missing_nodes > 0 || length + 1000 > good.len()
                );
            }
            Err(other) => panic!("{length}: {other:?}"),
        }
    }
    assert!(whole_blocks < 3, "{whole_blocks}");
}
