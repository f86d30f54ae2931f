import { describe, expect, test } from 'vitest'
import { addDays, epochMsOf, fromHelsinki, toLocalDate } from '@luukku/domain/time'
import { readCountyFiles } from './county-files.ts'
import { planRoster } from './plan-roster.ts'
import { planStaff } from './plan-staff.ts'

const monday = toLocalDate('2026-12-21')
/** Two weeks with Christmas in them. */
const days = 14

describe.each(['lapland', 'pirkanmaa'])('the on-call receptions of %s', async (id) => {
  const county = await readCountyFiles(id)
  const { staff } = planStaff(county)
  const shifts = planRoster(staff, county.onCall, monday, days)
  const onCall = shifts.filter(({ services = [] }) => services.length > 0)
  const spans = onCall.map(({ from, to, services = [] }) => ({ from: epochMsOf(from), to: epochMsOf(to), services }))
  const givenAt = (moment: number) =>
    new Set(spans.filter(({ from, to }) => from <= moment && moment < to).flatMap(({ services }) => services))

  test('at every hour of every day somebody receives for the emergency department and the social emergency services', () => {
    const start = epochMsOf(fromHelsinki(monday, '00:00'))
    const without: string[] = []
    for (let hour = 0; hour < days * 24; hour++) {
      const moment = start + hour * 3_600_000
      const given = givenAt(moment)
      if (!given.has('PAIVYSTYS') || !given.has('SOS_PAIV')) without.push(new Date(moment).toISOString())
    }
    expect(without).toEqual([])
  })

  test('a night turn ends on the morning after', () => {
    const night = onCall.find(({ from }) => from === fromHelsinki(monday, '23:00'))
    expect(night?.to).toBe(fromHelsinki(addDays(monday, 1), '07:00'))
  })

  test('a dentist receives on Christmas Day and on a Sunday, and on call on no working day', () => {
    const noon = (day: string) => givenAt(epochMsOf(fromHelsinki(toLocalDate(day), '12:00'))).has('SUU_KIIRE')
    expect([noon('2026-12-25'), noon('2026-12-27'), noon('2026-12-22')]).toEqual([true, true, false])
  })

  test('nobody is at work in two shifts at once, and eleven hours lie between the on-call shifts of one person', () => {
    const restHours = 11
    const tooSoon: string[] = []
    for (const own of Map.groupBy(shifts, ({ staffId }) => staffId).values()) {
      const inOrder = own.toSorted((a, b) => epochMsOf(a.from) - epochMsOf(b.from))
      for (const [at, shift] of inOrder.entries()) {
        const next = inOrder[at + 1]
        const least = shift.services === undefined ? 0 : restHours * 3_600_000
        if (next && epochMsOf(next.from) < epochMsOf(shift.to) + least) tooSoon.push(`${shift.staffId} ${next.from}`)
      }
    }
    expect(tooSoon).toEqual([])
  })

  test('whoever is on call stands behind the day units of the place: a need goes to the first of its profession', () => {
    const { units } = planStaff(county)
    const codes = units.map(({ code }) => code).sort()
    const place = county.onCall.municipality
    expect(codes.indexOf(`HEALTH-${place}`)).toBeLessThan(codes.indexOf(`HEALTH-${place}-ON-CALL`))
    expect(codes[0]).not.toContain('ON-CALL')
  })
})
