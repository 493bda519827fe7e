// Least squares and Student's t, as the model of the claims rate needs them.

// @ts-expect-error: it comes without types
import distributions from "distributions";
import { inverse, Matrix } from "ml-matrix";

/**
 * @typedef {{
 *   coefficients: number[],
 *   inverse: number[][],
 *   scatter: number,
 *   degrees: number,
 * }} Fit `inverse` is (X'X)^-1; `scatter` the residual standard deviation, with `degrees` of freedom
 */

/**
 * The coefficients that come closest to `values`, in the sum of the squares.
 *
 * @param {number[][]} rows of the design matrix X, one for each value
 * @param {number[]} values
 * @returns {Fit}
 */
export function leastSquares(rows, values) {
  const x = new Matrix(rows);
  const inverted = inverse(x.transpose().mmul(x));
  const coefficients = inverted.mmul(x.transpose()).mmul(Matrix.columnVector(values));
  const residuals = Matrix.sub(Matrix.columnVector(values), x.mmul(coefficients));
  const degrees = x.rows - x.columns;
  return {
    coefficients: coefficients.to1DArray(),
    inverse: inverted.to2DArray(),
    scatter: residuals.norm() / Math.sqrt(degrees),
    degrees,
  };
}

/**
 * What is to be expected at a row of the design matrix, and the standard deviation of a new value there: the scatter
 * and the uncertainty of the fit together.
 *
 * @param {Fit} fit
 * @param {number[]} row
 */
export function prediction({ coefficients, inverse, scatter }, row) {
  const leverage = dot(
    row,
    inverse.map((line) => dot(line, row)),
  );
  return { centre: dot(coefficients, row), spread: scatter * Math.sqrt(1 + leverage) };
}

/** @param {number[]} a @param {number[]} b */
const dot = (a, b) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

/**
 * The value that Student's t does not exceed with probability `p`.
 * @param {number} p @param {number} degrees
 * @returns {number}
 */
export const studentT = (p, degrees) => (p === 0.5 ? 0 : distributions.Studentt(degrees).inv(p));
