import { expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { visitInLaw } from './visit-in-law.ts'
import { visitsMeet } from './visits-meet.ts'

const law = readLaw()
const meets = visitsMeet(law)
const need = {
  register: 'health',
  urgencyClass: 'D',
  socialUrgency: 'ei-kiireellinen',
  contactAt: '2026-11-23',
  assessedAt: '2026-11-23',
} as const

test('what a booked visit will bring is what it brings when it takes place, of every service and profession', () => {
  for (const service of law.serviceAreas.openings.keys())
    for (const profession of ['doctor', 'nurse', 'dentist', 'psychologist']) {
      const promised = meets.filter(
        (one) => one.service === service && (one.only ?? profession) === profession && !one.but.includes(profession),
      )
      const brought = Object.keys(visitInLaw(law, { ...need, service }, { at: '2026-11-24', profession }).events)
      const told = promised.map(({ event }) => event)
      expect(
        brought.filter((event) => !told.some((one) => one === event)),
        service,
      ).toEqual([])
    }
})

test('a doctor’s visit is the doctor’s appointment, a physiotherapist’s the other professional’s, and both are care', () => {
  const of = (event: string) => meets.find((one) => one.service === 'FYSIO' && one.event === event)
  expect(of('firstCareEvent')).toMatchObject({ only: null, but: [] })
  expect(of('doctorAppointment')).toMatchObject({ only: 'doctor', but: [] })
  expect(of('professionalAppointment')).toMatchObject({ only: null, but: ['doctor'] })
  expect(meets.some(({ event }) => event === 'decisionImplemented')).toBe(false)
})
