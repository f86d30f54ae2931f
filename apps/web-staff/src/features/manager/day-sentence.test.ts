import type { ManagerDay } from '@luukku/contract'
import { createTranslator } from '@luukku/i18n'
import { staffTexts, type StaffLanguage } from '@luukku/i18n/staff/texts'
import { expect, test } from 'vitest'
import { daySentence } from './day-sentence.ts'

const share = { n: 0, of: 0, hidden: false }
const day = (breakingByDay: ManagerDay['breakingByDay'], rows: ManagerDay['breaking'] = []) =>
  ({
    at: '2026-11-23T09:00:00+02:00',
    answeredSameDay: share,
    promisesKept: share,
    breaking: rows,
    breakingTotal: breakingByDay.reduce((sum, { n }) => sum + n, 0),
    breakingByDay,
  }) as unknown as ManagerDay
const said = (of: ManagerDay, lang: StaffLanguage = 'fi') =>
  daySentence(of, { lang, t: createTranslator(staffTexts, lang) })

test('what is past its day is told apart from what will break, and both are counted beyond the rows that are listed', () => {
  const all = day([
    { daysLeft: -1, n: 700 },
    { daysLeft: 0, n: 2 },
    { daysLeft: 9, n: 1 },
  ])
  expect(said(all)).toContain('Jo ylittyneitä aikarajoja: 700. Aikarajoja, jotka rikkoutuvat ke 2.12. mennessä: 3.')
  expect(said(all, 'sv')).toContain('överskridits: 700.')
  expect(said(all, 'en')).toContain('already past: 700.')
})

test('only what is past: nothing is about to break, and it says so', () => {
  expect(said(day([{ daysLeft: -1, n: 1 }]))).toContain(
    'Jo ylittyneitä aikarajoja: 1. Yksikään aikaraja ei ole rikkoutumassa',
  )
  expect(said(day([]))).not.toContain('ylittyneitä')
  expect(said(day([{ daysLeft: 0, n: 1 }]))).not.toContain('ylittyneitä')
})
