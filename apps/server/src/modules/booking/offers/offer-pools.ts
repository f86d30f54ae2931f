import type { ServiceRow } from '../../catalogue/index.ts'

/** Times that the same needs can use: of a profession, or of its shifts that give only some services. */
export interface Pool {
  readonly profession: string
  /** The only services that are given in these times; none: all of the profession. */
  readonly only: readonly string[]
}

/** The pools of a county, by number. */
export interface OfferPools {
  readonly list: readonly Pool[]
  /** What a service can use: the usual profession foremost, what is kept for some services behind all professions. */
  readonly of: (service: Pick<ServiceRow, 'code' | 'professions'>) => readonly number[]
  /** Of somebody of these professions in a shift with these services; undefined where no service asks for them. */
  readonly ofShift: (professions: readonly string[], only: readonly string[]) => number | undefined
  readonly ofProfession: (profession: string) => number | undefined
}

/** @param shifts  everybody's shifts: professions, and the only services that are given then */
export function createOfferPools(
  services: Iterable<Pick<ServiceRow, 'professions'>>,
  shifts: Iterable<{ readonly professions: readonly string[]; readonly only: readonly string[] }>,
): OfferPools {
  const asked = [...new Set([...services].flatMap(({ professions }) => professions))].sort()
  const professionOf = (own: readonly string[]) => own.find((one) => asked.includes(one))
  const keyOf = (profession: string, only: readonly string[]) => [profession, ...[...only].sort()].join(' ')
  const found = new Map<string, Pool>(asked.map((profession) => [keyOf(profession, []), { profession, only: [] }]))
  for (const { professions, only } of shifts) {
    const profession = professionOf(professions)
    if (profession !== undefined && only.length > 0)
      found.set(keyOf(profession, only), { profession, only: [...only].sort() })
  }
  // In an order of their own, whoever was looked at first.
  const list = [...found.entries()]
    .sort(([a, { only: x }], [b, { only: y }]) => Number(x.length > 0) - Number(y.length > 0) || (a < b ? -1 : 1))
    .map(([, pool]) => pool)
  const numbers = new Map(list.map(({ profession, only }, at) => [keyOf(profession, only), at]))
  const numberOf = (profession: string, only: readonly string[]) => numbers.get(keyOf(profession, only))
  return {
    list,
    ofProfession: (profession) => numberOf(profession, []),
    ofShift: (professions, only) => {
      const profession = professionOf(professions)
      return profession === undefined ? undefined : numberOf(profession, only)
    },
    of: ({ code, professions }) => [
      ...professions.flatMap((one) => numberOf(one, []) ?? []),
      ...list.flatMap(({ profession, only }, at) =>
        only.includes(code) && professions.includes(profession) ? [at] : [],
      ),
    ],
  }
}
