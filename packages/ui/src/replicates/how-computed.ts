/** What each section's numbers are made of, and the section of the documentation that has the formulas and sources. */
export const HOW_COMPUTED = {
  design: {
    section: "What the design is",
    text: "Numbers that differ in most configurations, not in equal steps, are drawn; a param each of whose values goes with one value of another one is nested in it; the others are crossed. A grid has all of their cells, a partial grid a quarter or more. The manifest adds values that no run has yet, and tells draws from a list.",
  },
  ranking: {
    section: "The best, and what cannot be told apart from it",
    text: "Of several runs with one seed, their mean counts once. The interval is mean ± t(0.975, n − 1) · sd / √n. Each configuration is compared with the best over the seeds that both have; p is adjusted for the number of comparisons (Holm). The best was chosen by the same seeds, so that p is too small where many are alike: of 20 that are, one is called worse in 15% of sweeps. A configuration whose runs failed is judged by those that are left.",
  },
  pairs: {
    section: "Two configurations, pair by pair",
    text: "A difference is the compared configuration's number less the baseline's, of one seed. Its interval and the t test take the differences to be normal; Wilcoxon's test asks the ranks of their magnitudes; the sign-flip test tosses their signs, all 2^n ways up to 20 pairs and 100,000 ways beyond. Effect size is the mean difference in standard deviations of the differences. Variance removed is 1 − var(d) / (var(a) + var(b)).",
  },
  variance: {
    section: "Where the variance comes from",
    text: "On a balanced design: sums of squares of the analysis of variance, as shares of the whole, with intervals that leave out one replicate at a time. Otherwise: boosted trees learn nine tenths of the configurations' means and tell the last tenth; half of what their squared error grows by when a param's values are permuted is its share, with intervals that leave out one tenth at a time. An interval that reaches 0, or none, says that the data cannot tell.",
  },
  next: {
    section: "What does not fit in, and what to run next",
    text: "With more seeds that spread as those so far, the interval of the mean difference has the half-width t(0.975, n − 1) · sd / √n. A number is missing where a configuration lacks a seed that others have one of, and a cell where no run has its values.",
  },
  odd: {
    section: "What does not fit in, and what to run next",
    text: "A replicate is odd when it lies more than 3.5 spreads from its configuration's median, by the median absolute deviation, among 5 or more. A seed is odd when its standardised residuals in 5 or more configurations have a mean other than 0 by a t test (Holm). Runs fail more often under a value when Fisher's exact test against all other runs says so (Holm).",
  },
  means: {
    section: "A table for a paper",
    text: "Means over seeds ± half the 95% interval by Student's t. Bold are the best mean and those that the paired test (Holm, 5%) does not tell apart from it, over the seeds that both have.",
  },
} as const;

/** A section whose numbers are explained. */
export type HowTopic = keyof typeof HOW_COMPUTED;
