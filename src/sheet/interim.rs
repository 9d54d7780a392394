//! Classes of equal size until the classifier stands.

use crate::classify::{ClassBreaks, ClassIndex, ClassifyOptions};
use crate::notice::Notice;
use crate::text::Message;

/// Nothing to classify.
#[derive(Debug)]
pub struct ClassifyError;

impl ClassifyError {
    /// For the user.
    pub fn notice(&self) -> Notice {
        Notice::warning(Message::new("page-no-values"))
    }
}

impl ClassBreaks {
    /// The class of `value`.
    pub fn class_of(&self, value: f64) -> ClassIndex {
        let last = self.upper_bounds.len().saturating_sub(1);
        ClassIndex(self.upper_bounds.iter().position(|bound| value <= *bound).unwrap_or(last) as u8)
    }
}

/// Classes of about equal size.
pub fn classify(values: &[f64], options: &ClassifyOptions) -> Result<ClassBreaks, ClassifyError> {
    let mut distinct = values.to_vec();
    distinct.sort_by(f64::total_cmp);
    distinct.dedup();
    let (Some(first), Some(last)) = (distinct.first(), distinct.last()) else { return Err(ClassifyError) };
    let classes = options.classes.clamp(1, distinct.len());
    let upper_bounds: Vec<f64> =
        (1..=classes).filter_map(|i| distinct.get(i * distinct.len() / classes - 1)).copied().collect();
    let shown_breaks = upper_bounds
        .iter()
        .take(classes - 1)
        .map(|bound| {
            let next = distinct.iter().find(|value| *value > bound).copied().unwrap_or(*bound);
            let factor = 10_f64.powi(options.decimals as i32);
            (f64::midpoint(*bound, next) * factor).round() / factor
        })
        .collect();
    let mut breaks = ClassBreaks {
        scheme: options.scheme,
        interval: options.interval,
        upper_bounds,
        shown_breaks,
        shown_decimals: options.decimals,
        counts: vec![0; classes],
        minimum: *first,
        maximum: *last,
        gvf: None,
        has_zero_class: false,
    };
    for value in values {
        let class = usize::from(breaks.class_of(*value).0);
        if let Some(count) = breaks.counts.get_mut(class) {
            *count += 1;
        }
    }
    Ok(breaks)
}
