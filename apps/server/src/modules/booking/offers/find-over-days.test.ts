import { describe, expect, test } from 'vitest'
import type { Candidate } from '@luukku/domain/booking'
import { addDays, toLocalDate, type LocalDate } from '@luukku/domain/time'
import { findOverDays } from './find-over-days.ts'

const day = (n: number): LocalDate => addDays(toLocalDate('2026-11-24'), n)
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => day(from + at))

/** Needs with a free time on these days each; what was looked at, in order: which needs on how many days. */
function world(o: { free: readonly (readonly number[])[]; limit?: number; priced?: readonly LocalDate[] }) {
  const looks: { needs: readonly number[]; days: readonly LocalDate[] }[] = []
  const find = (needs: readonly number[], days: ReadonlySet<LocalDate>) => {
    looks.push({ needs, days: [...days] })
    const lists = needs.map((need) =>
      (o.free[need] ?? []).flatMap((n) =>
        days.has(day(n)) ? [{ needId: String(need), day: day(n) } as Candidate] : [],
      ),
    )
    return Promise.resolve(lists)
  }
  const priced = o.priced ?? range(0, 42)
  return {
    looks,
    run: async () => {
      const found = await findOverDays({
        daysOf: o.free.map(() => priced),
        laterDays: () => range(42, 182),
        limit: o.limit ?? 6,
        find,
        isNear: () => true,
      })
      return found.map((list) => list.map((one) => one.day))
    },
  }
}

describe('which days are looked at', () => {
  test('six when two of them have a time: one look, as it always was', async () => {
    const { run, looks } = world({
      free: [
        [0, 1, 70],
        [2, 5, 80],
      ],
    })
    expect(await run()).toEqual([[0, 1].map(day), [2, 5].map(day)])
    expect(looks).toEqual([{ needs: [0, 1], days: range(0, 6) }])
  })
  test('all priced ones before any beyond, and none beyond for one time among them', async () => {
    const { run, looks } = world({ free: [[41, 60]] })
    expect(await run()).toEqual([[day(41)]])
    expect(looks.map(({ days }) => days.length)).toEqual([6, 14, 42])
  })
  test('beyond them alone when no priced day is there, until two days have a time', async () => {
    const { run, looks } = world({ free: [[44, 45, 100]], priced: [] })
    expect(await run()).toEqual([[day(44), day(45)]])
    expect(looks).toEqual([{ needs: [0], days: range(42, 56) }])
  })
  test('beyond them only for the need that has no time, then for the other on the day that it got', async () => {
    const { run, looks } = world({
      free: [
        [0, 1, 70, 71],
        [70, 90],
      ],
    })
    expect(await run()).toEqual([[0, 1, 70].map(day), [70, 90].map(day)])
    expect(looks.slice(3).map(({ needs }) => needs)).toEqual([[1], [1], [1], [0]])
    expect(looks.at(-1)?.days).toEqual([day(70), day(90)])
  })
  test('as many as more offers are asked for', async () => {
    const near = Array.from({ length: 10 }, (_, n) => n * 4)
    const free = [[...near, 50, 60, 130]]
    expect((await world({ free, limit: 12 }).run())[0]).toEqual([...near, 50, 60].map(day))
    expect((await world({ free, limit: 6 }).run())[0]).toEqual([0, 4].map(day))
  })
})
