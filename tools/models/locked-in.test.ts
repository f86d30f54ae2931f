import { expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())
const callsFor112 = (text: string) =>
  proposeGuidance(models, {
    ...{ text, lang: 'fi', answers: {}, channel: 'web_form', person: { age: 30 }, contactTime: '2026-12-31T22:30' },
  }).call112

test.each([
  'Mies löi juuri, olen kylpyhuoneessa lukittuna lapset mukana. Hänellä on puukko.',
  'Mies löi juuri, olen kylpyhuoneessa lukittuna',
  'Mun poikaystävä löi ja oon vessassa lukossa',
  'Olen piilossa kaapissa, mies lyö ja huutaa',
  'Miehellä on puukko, olen lukittuna vessaan',
  'Ollaan piilossa lasten kanssa, isällä on kirves',
  'Oon lukossa makuuhuoneessa ja sillä on ase',
  'Sambon slog mig, jag är inlåst i sovrummet',
  'He hit me and I am locked in the bathroom',
])('who hides or is locked in from somebody who hit, or who is armed, phones 112: %s', (text) => {
  expect(callsFor112(text)).toBe(true)
})

test.each([
  'Mies löi viime vuonna, silloin lukittauduin usein vessaan',
  'Jäin vahingossa lukkojen taakse vessaan, ovi lukossa ei aukea',
  'Exä pahoinpiteli minut kolme vuotta sitten, nykyään pidän oven lukossa ja pelkään iltaisin',
  'Ex-miehen väkivallan takia pidän ovea lukossa, haluaisin jutella',
  'Lapsi piiloutui kaappiin leikissä',
  'Isä joi ja löi kun olin pieni, piilouduin komeroon. Tarvitsisin terapiaa',
  'Haulikko lukitussa kaapissa, haluaisin luopua aseesta',
  'Puukko on lukossa keittiön kaapissa, dementoitunut äiti',
  'Ovi on lukossa ja avain hukassa',
])('a lock of another kind, or of another time, does not: %s', (text) => {
  expect(callsFor112(text)).toBe(false)
})
