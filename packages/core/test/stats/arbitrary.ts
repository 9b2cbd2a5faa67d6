import fc from "fast-check";

const finite = fc.double({ noDefaultInfinity: true, noNaN: true });

/** Finite doubles of every size, or some that are close together far from 0, or few different ones. */
export const someNumbers: fc.Arbitrary<number[]> = fc.oneof(
  fc.array(finite, { minLength: 1, maxLength: 40 }),
  fc
    .tuple(
      fc.constantFrom(1, 1e9, -1e9, 1e15, 1e-300, 1e300),
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 }),
    )
    .map(([base, steps]) => steps.map((step) => base + base * step * Number.EPSILON)),
  fc.array(fc.constantFrom(0, -0, 1, 0.1, -1, 1e16, -1e16, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324), {
    minLength: 1,
    maxLength: 40,
  }),
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 2000 }),
);
