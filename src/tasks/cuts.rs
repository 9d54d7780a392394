//! Low, middle, high: where an axis of a bivariate map is cut.

use super::TaskError;
use crate::classify::{ClassifyOptions, Scheme, classify, decimals_of};
use crate::model::{AxisCuts, Indicator};
use crate::sheet::AxisBounds;
use crate::text::Message;

/// The third of every value, 0 to 2, and the bounds as they are printed. Tertiles are those of `basis`: the values themselves, or
/// those of another period. Equal values never straddle a bound; where too many are equal, there is no middle.
///
/// # Errors
/// Every value of `basis` is the same; bounds set by hand that do not rise.
pub(super) fn thirds(
    values: &[Option<f64>],
    basis: &[f64],
    (cuts, indicator): (AxisCuts, &Indicator),
) -> Result<(Vec<Option<u8>>, AxisBounds), TaskError> {
    let (breaks, decimals) = match cuts {
        AxisCuts::At(low, high) if low.is_finite() && high.is_finite() && low < high => {
            (vec![low, high], indicator.decimals.max(decimals_of(low)).max(decimals_of(high)))
        }
        AxisCuts::At(..) => {
            let message = Message::new("tasks-cuts-order").with("indicator", indicator.name.as_str());
            return Err(TaskError::refused(message, Message::new("tasks-cuts-order-hint")));
        }
        AxisCuts::Tertiles | AxisCuts::TertilesOf(_) => {
            let options = ClassifyOptions {
                scheme: Scheme::Quantile,
                classes: 3,
                decimals: indicator.decimals,
                ..ClassifyOptions::default()
            };
            let found =
                classify(basis, &options).map_err(|error| TaskError::Refused(Box::new(error.notice())))?;
            if found.shown_breaks.is_empty() {
                let message = Message::new("tasks-cuts-constant").with("indicator", indicator.name.as_str());
                return Err(TaskError::refused(message, Message::new("tasks-cuts-constant-hint")));
            }
            (found.shown_breaks, found.shown_decimals)
        }
    };
    let third = |value: f64| {
        let above = breaks.iter().filter(|bound| **bound <= value).count();
        if above == breaks.len() { 2 } else { above as u8 }
    };
    let thirds = values.iter().map(|value| value.map(third)).collect();
    Ok((thirds, AxisBounds { cuts, breaks, decimals }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[f64], cuts: AxisCuts) -> Result<(Vec<u8>, Vec<f64>), String> {
        let known: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        let indicator = Indicator { decimals: 0, ..Indicator::new("A", "Anteil") };
        let found = thirds(&known, values, (cuts, &indicator));
        let said = |error: TaskError| error.notice().to_text(crate::text::Language::De);
        found.map(|(of, bounds)| (of.into_iter().flatten().collect(), bounds.breaks)).map_err(said)
    }

    #[test]
    fn equal_thirds_and_their_bounds() {
        // numpy.quantile([1, 2, 3, 4, 5, 6], [1/3, 2/3]) = 2.6667, 4.3333, printed with one decimal.
        let (of, breaks) = check(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], AxisCuts::Tertiles).unwrap();
        assert_eq!((of, breaks), (vec![0, 0, 1, 1, 2, 2], vec![2.7, 4.3]));
    }

    #[test]
    fn bounds_set_by_hand_belong_to_the_group_above() {
        let (of, _) = check(&[4.9, 5.0, 9.9, 10.0], AxisCuts::At(5.0, 10.0)).unwrap();
        assert_eq!(of, [0, 1, 1, 2]);
        assert!(check(&[1.0], AxisCuts::At(5.0, 5.0)).unwrap_err().contains("Anteil"));
    }

    #[test]
    fn many_zeros_leave_no_middle() {
        let (of, breaks) = check(&[0.0, 0.0, 0.0, 0.0, 0.0, 7.0, 9.0], AxisCuts::Tertiles).unwrap();
        assert_eq!((of.first(), of.last(), breaks.len()), (Some(&0), Some(&2), 1), "{breaks:?}");
        assert!(check(&[3.0; 5], AxisCuts::Tertiles).unwrap_err().contains("denselben Wert"));
    }
}
