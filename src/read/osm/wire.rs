//! Protocol buffers, read field by field without copying. `None` always means: the bytes do not hold together.

/// Reads fields from the begin of a slice on.
#[derive(Debug, Clone, Copy)]
pub struct Wire<'a> {
    rest: &'a [u8],
}

/// Content of a field.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// A number.
    Number(u64),
    /// Bytes: a text, a message, packed numbers.
    Bytes(&'a [u8]),
    /// A number of fixed width, which no field that matters has.
    Fixed,
}

impl<'a> Wire<'a> {
    /// A reader of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether all is read.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next number.
    #[inline]
    pub fn number(&mut self) -> Option<u64> {
        let (&first, rest) = self.rest.split_first()?;
        if first < 0x80 {
            self.rest = rest;
            return Some(u64::from(first));
        }
        let mut value = 0_u64;
        for (at, &byte) in self.rest.iter().take(10).enumerate() {
            value |= u64::from(byte & 0x7f) << (7 * at);
            if byte < 0x80 {
                self.rest = self.rest.get(at + 1..)?;
                return Some(value);
            }
        }
        None
    }

    /// The next number that was stored with its sign in the lowest bit.
    #[inline]
    pub fn signed(&mut self) -> Option<i64> {
        self.number().map(|number| (number >> 1) as i64 ^ -((number & 1) as i64))
    }

    /// The next field: its number and content.
    pub fn field(&mut self) -> Option<(u32, Content<'a>)> {
        let key = self.number()?;
        let field = u32::try_from(key >> 3).ok()?;
        let content = match key & 7 {
            0 => Content::Number(self.number()?),
            1 => self.take(8).map(|_| Content::Fixed)?,
            2 => {
                let length = usize::try_from(self.number()?).ok()?;
                Content::Bytes(self.take(length)?)
            }
            5 => self.take(4).map(|_| Content::Fixed)?,
            _ => return None,
        };
        Some((field, content))
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }
}

/// Calls `take` with each field of a message; `None` when the bytes do not hold together or `take` says so.
pub fn fields<'a>(bytes: &'a [u8], mut take: impl FnMut(u32, Content<'a>) -> Option<()>) -> Option<()> {
    let mut wire = Wire::new(bytes);
    while !wire.is_done() {
        let (field, content) = wire.field()?;
        take(field, content)?;
    }
    Some(())
}
