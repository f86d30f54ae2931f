/** Part of a standard normal distribution above z. Abramowitz and Stegun 26.2.17, error below 1e-7. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 0.3989422804014327 * Math.exp((-z * z) / 2) * polynomial
}
