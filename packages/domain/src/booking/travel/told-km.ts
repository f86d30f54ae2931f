/**
 * Kilometres as they are told: reckoned from the middle of a municipality to the middle of another, more would be a promise.
 * @returns nothing for what is near enough not to matter
 */
export function toldKm(km: number): number | undefined {
  if (km < 10) return undefined
  return km < 50 ? Math.round(km / 5) * 5 : Math.round(km / 10) * 10
}
