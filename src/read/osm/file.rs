//! The chain of blocks that a `.osm.pbf` file is.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use rayon::prelude::*;

use super::error::OsmProblem;
use super::wire::{Content, fields};
use crate::work::Work;

/// Largest header of a block and largest block that the format allows.
const HEADER_MOST: usize = 64 * 1024;
const BLOCK_MOST: usize = 32 * 1024 * 1024;
/// Blocks that are held in memory at the same time, and how large they may be unpacked, as they say themselves.
const BATCH: usize = 64;
const BATCH_MOST: usize = 128 * 1024 * 1024;

/// An extract that is being read from its begin to its end.
pub struct Extract {
    file: BufReader<File>,
    at: u64,
    size: u64,
}

/// A block as it stands in the file.
struct Packed {
    at: u64,
    data: bool,
    bytes: Vec<u8>,
}

impl Extract {
    /// Opens an extract and looks at its first block.
    ///
    /// # Errors
    /// `NotAnExtract`, `Needs` when it says that it needs what is not read here, `Io`.
    pub fn open(path: &Path) -> Result<Self, OsmProblem> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        let mut extract = Self { file: BufReader::with_capacity(1 << 20, file), at: 0, size };
        let first = extract.next().map_err(|problem| match problem {
            OsmProblem::Damaged(_) => OsmProblem::NotAnExtract,
            other => other,
        })?;
        let head = first.filter(|first| !first.data).ok_or(OsmProblem::NotAnExtract)?;
        let unpacked = unpack(&head).map_err(|problem| match problem {
            OsmProblem::Damaged(_) => OsmProblem::NotAnExtract,
            other => other,
        })?;
        check_head(&unpacked)?;
        Ok(extract)
    }

    /// Reads from the first block of data again.
    pub fn rewind(&mut self) -> Result<(), OsmProblem> {
        self.file.seek(SeekFrom::Start(0))?;
        self.at = 0;
        Ok(())
    }

    /// Unpacks all blocks of data, has `read` look at each in parallel, and `take` the results in the order of the file with how
    /// much of the file is done. `read` says `None` when a block does not hold together.
    ///
    /// # Errors
    /// `Damaged`, `Needs`, `Io`, `Cancelled`.
    pub fn each_block<T: Send>(
        &mut self,
        work: &Work,
        read: impl Fn(Vec<u8>) -> Option<T> + Sync,
        mut take: impl FnMut(T, f32),
    ) -> Result<(), OsmProblem> {
        loop {
            let (mut batch, mut unpacked) = (Vec::with_capacity(BATCH), 0);
            while batch.len() < BATCH && unpacked < BATCH_MOST {
                match self.next()? {
                    Some(block) if block.data => {
                        unpacked += unpacked_size(&block);
                        batch.push(block);
                    }
                    Some(_) => {}
                    None => break,
                }
            }
            if batch.is_empty() {
                return Ok(());
            }
            let results: Vec<Result<T, OsmProblem>> = batch
                .into_par_iter()
                .map(|block| {
                    work.check()?;
                    read(unpack(&block)?).ok_or(OsmProblem::Damaged(block.at))
                })
                .collect();
            let done = self.at as f32 / self.size.max(1) as f32;
            for result in results {
                take(result?, done);
            }
        }
    }

    /// The next block of data or head; `None` at the end. Other kinds of blocks are allowed and skipped.
    fn next(&mut self) -> Result<Option<Packed>, OsmProblem> {
        while self.at < self.size {
            if let Some(block) = self.block()? {
                return Ok(Some(block));
            }
        }
        Ok(None)
    }

    /// The block that begins here; `None` when it is of another kind.
    fn block(&mut self) -> Result<Option<Packed>, OsmProblem> {
        let at = self.at;
        let damaged = || OsmProblem::Damaged(at);
        let mut length = [0; 4];
        self.fill(&mut length)?;
        let length = u32::from_be_bytes(length) as usize;
        if length == 0 || length > HEADER_MOST {
            return Err(damaged());
        }
        let mut header = vec![0; length];
        self.fill(&mut header)?;
        let (mut kind, mut size) = (&[][..], 0_u64);
        fields(&header, |field, content| {
            match (field, content) {
                (1, Content::Bytes(bytes)) => kind = bytes,
                (3, Content::Number(number)) => size = number,
                _ => {}
            }
            Some(())
        })
        .ok_or_else(damaged)?;
        let data = kind == b"OSMData";
        let size =
            usize::try_from(size).ok().filter(|size| (1..=BLOCK_MOST).contains(size)).ok_or_else(damaged)?;
        if self.size < self.at + size as u64 || (at == 0 && kind != b"OSMHeader") {
            return Err(damaged());
        }
        if !data && kind != b"OSMHeader" {
            self.at += size as u64;
            self.file.seek(SeekFrom::Start(self.at))?;
            return Ok(None);
        }
        let mut bytes = vec![0; size];
        self.fill(&mut bytes)?;
        Ok(Some(Packed { at, data, bytes }))
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), OsmProblem> {
        self.file.read_exact(bytes).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => OsmProblem::Damaged(self.at),
            _ => OsmProblem::Io(error),
        })?;
        self.at += bytes.len() as u64;
        Ok(())
    }
}

/// How large a block says that it is unpacked.
fn unpacked_size(block: &Packed) -> usize {
    let mut size = block.bytes.len();
    // What does not hold together is told when the block is unpacked.
    let _ = fields(&block.bytes, |field, content| {
        if let (2, Content::Number(number)) = (field, content) {
            size = size.max(usize::try_from(number).unwrap_or(BLOCK_MOST).min(BLOCK_MOST));
        }
        Some(())
    });
    size
}

fn unpack(block: &Packed) -> Result<Vec<u8>, OsmProblem> {
    let damaged = || OsmProblem::Damaged(block.at);
    let (mut raw, mut zlib, mut size, mut other) = (None, None, None, None);
    fields(&block.bytes, |field, content| {
        match (field, content) {
            (1, Content::Bytes(bytes)) => raw = Some(bytes),
            (2, Content::Number(number)) => size = usize::try_from(number).ok(),
            (3, Content::Bytes(bytes)) => zlib = Some(bytes),
            (4..=7, Content::Bytes(_)) => other = Some(field),
            _ => {}
        }
        Some(())
    })
    .ok_or_else(damaged)?;
    if let Some(raw) = raw {
        return Ok(raw.to_vec());
    }
    if let Some(name) = other.and_then(|field| ["LZMA", "BZIP2", "LZ4", "ZSTD"].get(field as usize - 4)) {
        return Err(OsmProblem::Needs((*name).to_owned()));
    }
    let size = size.filter(|size| *size <= BLOCK_MOST).ok_or_else(damaged)?;
    let mut unpacked = vec![0; size];
    let mut inflate = flate2::Decompress::new(true);
    let status =
        inflate.decompress(zlib.ok_or_else(damaged)?, &mut unpacked, flate2::FlushDecompress::Finish);
    match status {
        Ok(flate2::Status::StreamEnd) if inflate.total_out() == size as u64 => Ok(unpacked),
        _ => Err(damaged()),
    }
}

/// Refuses what says that it needs more than nodes, ways and relations as they are today.
fn check_head(head: &[u8]) -> Result<(), OsmProblem> {
    let mut needs = None;
    fields(head, |field, content| {
        if let (4, Content::Bytes(name)) = (field, content)
            && !matches!(name, b"OsmSchema-V0.6" | b"DenseNodes")
        {
            needs = Some(String::from_utf8_lossy(name).into_owned());
        }
        Some(())
    })
    .ok_or(OsmProblem::NotAnExtract)?;
    needs.map_or(Ok(()), |needs| Err(OsmProblem::Needs(needs)))
}
