import type { Candidate, Mode } from '../booking/index.ts'
import type { LocalDate } from '../time/index.ts'

/** The time that a person loses. */
export interface LostTime {
  readonly fromMs: number
  readonly mode: Mode
  readonly unitId: string
  /** The earlier of the legal and the person's own date. */
  readonly latest?: LocalDate
}

/**
 * Times in the place of a lost one, the best first: inside the limit, in the same way and place, then nearest to what the
 * person had planned for. Neither earlier nor later is better: the day was arranged around that hour.
 */
export function nearestTimes(candidates: readonly Candidate[], lost: LostTime, limit: number): readonly Candidate[] {
  const late = ({ day }: Candidate) => (lost.latest !== undefined && day > lost.latest ? 1 : 0)
  const otherWay = ({ mode }: Candidate) => (mode === lost.mode ? 0 : 1)
  const elsewhere = ({ mode, unitId }: Candidate) => (mode === 'onsite' && unitId !== lost.unitId ? 1 : 0)
  const away = ({ fromMs }: Candidate) => Math.abs(fromMs - lost.fromMs)
  const seen = new Set<number>()
  return [...candidates]
    .sort(
      (a, b) =>
        late(a) - late(b) ||
        otherWay(a) - otherWay(b) ||
        elsewhere(a) - elsewhere(b) ||
        away(a) - away(b) ||
        a.fromMs - b.fromMs,
    )
    .filter(({ fromMs }) => !seen.has(fromMs) && seen.add(fromMs))
    .slice(0, limit)
}
