import gammainc from "@stdlib/math-base-special-gammainc";
import { covarianceSolver } from "./covariance-solver.ts";

/** Scales that each measure one thing, things that may go together: how well that fits, and how much each item says. */
export interface FactorModel {
  /** By item: its loading on its own factor, factors having variance 1. */
  loadings: number[];
  standardisedLoadings: number[];
  /** What of each item's variance is its own. */
  uniquenesses: number[];
  /** Correlations of the factors, in the order in which they first come. */
  factorCorrelations: number[][];
  /** By factor: (Σλ)² / ((Σλ)² + Σψ) over its items. */
  omega: number[];
  fit: FactorFit;
}

interface FactorFit {
  /** n times the minimum of the discrepancy. */
  chiSquared: number;
  df: number;
  p: number;
  /** Against items that have nothing in common: comparative fit, and Tucker and Lewis's index. */
  cfi: number;
  tli: number;
  rmsea: number;
  srmr: number;
}

/** Scoring converges slowly where the model does not fit; each step is cheap. */
const mostSteps = 2_000;
const precise = 1e-9;

/**
 * Confirmatory factor model of simple structure: every item loads on one factor, factors correlate. Maximum likelihood for
 * multivariate normal answers by Fisher scoring with step halving (Jöreskog, *Psychometrika* 34, 1969; Bollen, *Structural
 * Equations with Latent Variables*, 1989, ch. 4 and 7). With few or skewed points on the scale χ² is only a guide.
 *
 * @param covariance of the items, divided by n (not n − 1), as the likelihood has it
 * @param factorOf by item the number of its factor, from 0; every factor needs at least two items, a single one three
 * @param n people it was made of
 * @returns null where the model isn't determined, an item does not vary or no maximum was found
 */
export function factorModel(
  covariance: ReadonlyArray<readonly number[]>,
  factorOf: readonly number[],
  n: number,
): FactorModel | null {
  const k = covariance.length;
  const variances = covariance.map((row, item) => row[item] ?? 0);
  if (variances.some((variance) => !(variance > 0))) return null;
  const deviations = variances.map(Math.sqrt);
  // Fitted to correlations, in which all parameters are of one size; the model only rescales.
  const observed = covariance.map((row, i) =>
    row.map((value, j) => value / ((deviations[i] ?? 1) * (deviations[j] ?? 1))),
  );
  const model = modelOf(factorOf);
  const df = (k * (k + 1)) / 2 - model.parameters;
  const observedLog = covarianceSolver(observed)?.logDeterminant;
  if (df < 0 || observedLog === undefined) return null;
  const found = maximise(observed, model);
  if (!found) return null;
  const { discrepancy, parameters } = found;
  const standardised = parameters.slice(0, k);
  const loadings = standardised.map((loading, item) => loading * (deviations[item] ?? 1));
  const uniquenesses = parameters.slice(k, 2 * k).map((own, item) => own * (variances[item] ?? 1));
  const factors = Array.from({ length: model.factors }, (_, factor) => factor);
  const sumOf = (values: readonly number[], factor: number) =>
    values.reduce((sum, value, item) => sum + (factorOf[item] === factor ? value : 0), 0);
  return {
    loadings,
    // The implied variance of an item is the observed one at the maximum.
    standardisedLoadings: standardised,
    uniquenesses,
    factorCorrelations: factors.map((one) =>
      factors.map((other) => model.correlation(parameters, one, other)),
    ),
    omega: factors.map((factor) => {
      const common = sumOf(loadings, factor) ** 2;
      return common / (common + sumOf(uniquenesses, factor));
    }),
    fit: fitOf(n, discrepancy - observedLog - k, df, observed, observedLog, model.implied(parameters)),
  };
}

interface Model {
  factors: number;
  /** Loadings, uniquenesses, then correlations of factors. */
  parameters: number;
  correlation(parameters: readonly number[], one: number, other: number): number;
  implied(parameters: readonly number[]): number[][];
  /** Derivative of the implied matrix by one parameter. */
  derivative(parameters: readonly number[], index: number): number[][];
}

function modelOf(factorOf: readonly number[]): Model {
  const k = factorOf.length;
  const factors = Math.max(...factorOf) + 1;
  const pairs = Array.from({ length: factors }, (_, one) => one).flatMap((one) =>
    Array.from({ length: one }, (_, other) => [one, other] as const),
  );
  const place = (one: number, other: number) => {
    const [high, low] = [Math.max(one, other), Math.min(one, other)];
    return 2 * k + (high * (high - 1)) / 2 + low;
  };
  const correlation = (parameters: readonly number[], one: number, other: number) =>
    one === other ? 1 : (parameters[place(one, other)] ?? 0);
  const factor = (item: number) => factorOf[item] ?? 0;
  const items = Array.from({ length: k }, (_, item) => item);
  const matrix = (entry: (i: number, j: number) => number) => items.map((i) => items.map((j) => entry(i, j)));
  return {
    factors,
    parameters: 2 * k + pairs.length,
    correlation,
    implied: (parameters) =>
      matrix((i, j) => {
        const common =
          (parameters[i] ?? 0) * (parameters[j] ?? 0) * correlation(parameters, factor(i), factor(j));
        return i === j ? common + (parameters[k + i] ?? 0) : common;
      }),
    derivative: (parameters, index) => {
      if (index < k)
        return matrix((i, j) => {
          const by = (one: number, other: number) =>
            one === index
              ? (parameters[other] ?? 0) * correlation(parameters, factor(one), factor(other))
              : 0;
          return by(i, j) + by(j, i);
        });
      if (index < 2 * k) return matrix((i, j) => (i === j && i === index - k ? 1 : 0));
      const [one, other] = pairs[index - 2 * k] ?? [0, 0];
      return matrix((i, j) => {
        const joins =
          (factor(i) === one && factor(j) === other) || (factor(i) === other && factor(j) === one);
        return joins ? (parameters[i] ?? 0) * (parameters[j] ?? 0) : 0;
      });
    },
  };
}

/** ln|Σ| + tr(S Σ⁻¹); null where Σ is not positive definite. */
function discrepancyOf(observed: readonly number[][], implied: readonly number[][]) {
  const solver = covarianceSolver(implied);
  if (!solver) return null;
  const inverse = solver.inverse();
  return { inverse, value: solver.logDeterminant + traceOf(observed, inverse) };
}

/** Trace of the product of two symmetric matrices. */
const traceOf = (one: readonly number[][], other: readonly number[][]) =>
  one.reduce(
    (sum, row, i) => sum + row.reduce((part, value, j) => part + value * (other[i]?.[j] ?? 0), 0),
    0,
  );

const product = (one: readonly number[][], other: readonly number[][]) =>
  one.map((row) =>
    (other[0] ?? []).map((_, j) =>
      row.reduce((sum, value, index) => sum + value * (other[index]?.[j] ?? 0), 0),
    ),
  );

function maximise(observed: readonly number[][], model: Model) {
  const k = observed.length;
  let parameters = Array.from({ length: model.parameters }, (_, index) =>
    index < k ? Math.SQRT1_2 : index < 2 * k ? 0.5 : 0.3,
  );
  let current = discrepancyOf(observed, model.implied(parameters));
  for (let step = 0; current && step < mostSteps; step++) {
    const { inverse } = current;
    const residual = model
      .implied(parameters)
      .map((row, i) => row.map((value, j) => value - (observed[i]?.[j] ?? 0)));
    const weighted = product(product(inverse, residual), inverse);
    const derivatives = parameters.map((_, index) => model.derivative(parameters, index));
    const gradient = derivatives.map((derivative) => traceOf(derivative, weighted));
    if (Math.max(...gradient.map(Math.abs)) < precise) return { parameters, discrepancy: current.value };
    const scaled = derivatives.map((derivative) => product(product(inverse, derivative), inverse));
    const information = derivatives.map((one) => scaled.map((other) => traceOf(one, other)));
    const move = covarianceSolver(information)?.solve(gradient);
    if (!move) return null;
    let next: ReturnType<typeof discrepancyOf> = null;
    let moved = parameters;
    for (let share = 1; share > 1e-6; share /= 2) {
      moved = parameters.map((value, index) => value - share * (move[index] ?? 0));
      next = discrepancyOf(observed, model.implied(moved));
      if (next && next.value <= current.value + 1e-14) break;
    }
    if (!next) return null;
    parameters = moved;
    current = next;
  }
  return null;
}

function fitOf(
  n: number,
  discrepancy: number,
  df: number,
  observed: readonly number[][],
  observedLog: number,
  implied: readonly number[][],
): FactorFit {
  const k = observed.length;
  const chiSquared = Math.max(0, n * discrepancy);
  // Items without anything in common leave the identity, whose logarithm is 0, for a correlation matrix.
  const [baseline, baselineDf] = [-n * observedLog, (k * (k - 1)) / 2];
  const [beyond, baselineBeyond] = [
    Math.max(0, chiSquared - df),
    Math.max(0, baseline - baselineDf, chiSquared - df),
  ];
  const residuals = observed.flatMap((row, i) =>
    row.slice(0, i + 1).map((value, j) => {
      const scale = Math.sqrt((implied[i]?.[i] ?? 1) * (implied[j]?.[j] ?? 1));
      return (value - (implied[i]?.[j] ?? 0)) / scale;
    }),
  );
  return {
    chiSquared,
    df,
    p: df > 0 ? gammainc(chiSquared / 2, df / 2, true, true) : 1,
    cfi: baselineBeyond > 0 ? 1 - beyond / baselineBeyond : 1,
    tli: df > 0 ? (baseline / baselineDf - chiSquared / df) / (baseline / baselineDf - 1) : 1,
    rmsea: df > 0 ? Math.sqrt(beyond / (df * n)) : 0,
    srmr: Math.sqrt(residuals.reduce((sum, value) => sum + value ** 2, 0) / residuals.length),
  };
}
