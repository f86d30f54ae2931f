/**
 * How far a place is, in steps: what lies in one step is equally near, so that the county's policy and the day decide there. The first
 * ends at three quarters of an hour one way, each further one is an hour longer.
 *
 * A judgement: finer steps would send somebody to the next town for ten minutes, coarser ones across Lapland.
 */
export const travelBand = (minutes: number): number => Math.max(0, Math.ceil((minutes - 45) / 60))
