import { describe, expect, test } from 'vitest'
import { findComingDay, speaksOfDate } from './spoken-date.ts'

describe('a date of the person’s own life that a text speaks of', () => {
  test.each([
    ['Tuli kirje että häätö on ensi kuussa', 'eviction'],
    ['Minut häädetään asunnosta', 'eviction'],
    ['Jag ska bli vräkt', 'eviction'],
    ['We are being evicted', 'eviction'],
    ['Äiti kotiutuu sairaalasta perjantaina', 'discharge'],
    ['Isän kotiutus on maanantaina', 'discharge'],
    ['Pääsen sairaalasta keskiviikkona, kuka auttaa', 'discharge'],
    ['Mamma blir utskriven på fredag', 'discharge'],
    ['Dad is discharged on Friday', 'discharge'],
    ['Muutto toiseen kaupunkiin on tulossa', 'move'],
    ['Muutan uuteen asuntoon ja tarvitsen apua', 'move'],
    ['Vi flyttar till Rovaniemi', 'move'],
    ['We are moving house', 'move'],
    ['Tyttären koulu alkaa elokuussa', 'school-start'],
    ['Poika aloittaa esikoulun', 'school-start'],
    ['Skolan börjar snart', 'school-start'],
    ['His school starts in August', 'school-start'],
  ] as const)('%s: %s', (text, kind) => {
    expect(speaksOfDate(text)).toBe(kind)
  })

  test.each([
    'Polvi on kipeä',
    'Haluan muuttaa varattua aikaa',
    'Vointi on muuttunut muutaman päivän aikana',
    'Jag vill flytta tiden',
    'Can I move my appointment',
    'Koulussa kiusataan',
    'Lähtöpäivää ei ole',
  ])('nothing is asked of: %s', (text) => {
    expect(speaksOfDate(text)).toBeUndefined()
  })

  test('an eviction is asked before a move that it brings', () => {
    expect(speaksOfDate('Muutto pois, koska häätö tulee')).toBe('eviction')
  })
})

describe('the one coming day of a text', () => {
  const today = '2026-11-24' as const
  test.each([
    ['häätö 15.12.', '2026-12-15'],
    ['häätö 24.11.', '2026-11-24'],
    ['häätö 23.11.', '2027-11-23'],
    ['kotiutus 1.12.2026', '2026-12-01'],
    ['15.12. ja vielä kerran 15.12.2026', '2026-12-15'],
    ['häätö 29.2.', undefined],
    ['häätö 29.2.2028', '2028-02-29'],
    ['23.11.2026 oli jo', undefined],
    ['joko 1.12. tai 2.12.', undefined],
    ['muutto 31.13.', undefined],
    ['kello 9.30 ja lämpö 38.5', undefined],
    ['syntynyt 1.1.1957', undefined],
    ['joskus 1.1.2031', undefined],
  ])('%s: %s', (text, day) => {
    expect(findComingDay(text, today as never)).toBe(day)
  })
})
