//! A whole country of municipalities, counties and Länder, for projects as large as one likes.

use super::county::{Administration, Land, Standing};
use super::groups::{NONE, grow, seeds_by_square, settle_rest};

impl Land<'_> {
    /// A country of `count` municipalities: the nearest to the centre, in counties of about 28 and Länder of about 25 counties.
    pub(super) fn country(&self, count: usize) -> Administration {
        let mut order: Vec<u32> = (0..self.places.len() as u32).collect();
        order.sort_by(|a, b| self.far_m(*a as usize).total_cmp(&self.far_m(*b as usize)).then(a.cmp(b)));
        order.truncate(count);
        order.sort_unstable();
        let mut shown = vec![false; self.places.len()];
        for place in &order {
            shown[*place as usize] = true;
        }
        let key = |position: usize| if shown[position] { 0 } else { NONE };
        let s = self.plan.spacing_m;
        let same_bank = |a: usize, b: usize| shown[a] && shown[b] && self.banks[a] == self.banks[b];
        let (county_of, counties) = self.regions_of(&order, 5.3 * s, key, same_bank);
        let same_county = |a: usize, b: usize| shown[a] && shown[b] && county_of[a] == county_of[b];
        let county_key = |position: usize| county_of[position];
        let (association_of, associations) = self.regions_of(&order, 2.6 * s, county_key, same_county);
        let by_county = self.touching.of_groups(&county_of, counties);
        let mut middle = vec![[0.0, 0.0, 0.0]; counties];
        for place in &order {
            let (sum, at) = (&mut middle[county_of[*place as usize] as usize], self.places[*place as usize]);
            *sum = [sum[0] + at[0], sum[1] + at[1], sum[2] + 1.0];
        }
        let middle: Vec<[f64; 2]> = middle.iter().map(|[x, y, n]| [x / n.max(1.0), y / n.max(1.0)]).collect();
        // A country never has more Länder than there are unused two-digit numbers for.
        let land_size_m = s * (count as f64).sqrt().max(192.0) / 6.0;
        let seeds = seeds_by_square(&middle, land_size_m, |_| 0);
        let mut lands = seeds.len();
        let mut land_of_county = grow(&middle, &by_county, &seeds, |_, _| true);
        settle_rest(&mut land_of_county, &by_county, &mut lands, |_, _| true);
        let standing = vec![Standing::Member; self.places.len()];
        let municipalities = self.listed(order.into_iter(), &standing, &association_of, &county_of);
        Administration {
            municipalities,
            associations,
            counties,
            land_of_county,
            lands,
            has_surroundings: false,
        }
    }

    /// Groups of about `size_m` across; numbered without gaps in the order of `order`.
    fn regions_of(
        &self,
        order: &[u32],
        size_m: f64,
        key: impl Fn(usize) -> u32,
        may_join: impl Fn(usize, usize) -> bool,
    ) -> (Vec<u32>, usize) {
        let seeds = seeds_by_square(&self.places, size_m, key);
        let mut count = seeds.len();
        let mut group_of = grow(&self.places, &self.touching, &seeds, &may_join);
        settle_rest(&mut group_of, &self.touching, &mut count, may_join);
        let mut number_of = vec![NONE; count];
        let mut compact = vec![NONE; self.places.len()];
        let mut next = 0;
        for place in order {
            let number = &mut number_of[group_of[*place as usize] as usize];
            if *number == NONE {
                *number = next;
                next += 1;
            }
            compact[*place as usize] = *number;
        }
        (compact, next as usize)
    }
}
