//! Means, and confidence intervals of their differences.

const RESAMPLES: usize = 2_000;

pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Returns the 95 % bootstrap interval of the difference of two means over the same questions.
pub(crate) fn interval(one: &[f64], other: &[f64]) -> [f64; 2] {
    let differences: Vec<f64> = one.iter().zip(other).map(|(one, other)| one - other).collect();
    let mut random = SplitMix64(17);
    let mut means: Vec<f64> = (0..RESAMPLES)
        .map(|_| differences.iter().map(|_| differences[random.below(differences.len())]).sum::<f64>())
        .map(|sum| sum / differences.len() as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    [means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]]
}

/// A generator of pseudorandom numbers that are equal in every run.
struct SplitMix64(u64);

impl SplitMix64 {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((u128::from(mixed ^ (mixed >> 31)) * limit as u128) >> 64) as usize
    }
}
