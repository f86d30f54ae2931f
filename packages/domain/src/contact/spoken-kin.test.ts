import { expect, test } from 'vitest'
import { speaksOfKin } from './spoken-kin.ts'

test.each([
  '15-vuotias tyttäreni viiltelee eikä käy koulussa.',
  'Tyttärelläni on ollut yskä kolme viikkoa',
  'meidän poika ei suostu syömään',
  'Pojan hampaat on ihan vinossa',
  '4-vuotias saa raivareita, keinot loppu',
  'Soitan päiväkodista, 5-v poika kompastui',
  'Olen huolissani, lapsellani on kuumetta',
  'Min son blir mobbad i skolan',
  'Dottern har löss i håret',
  'Min 3-åring pratar inte ännu',
  'My daughter has had a cough for three weeks',
  'Our two year old son wets the bed',
  'She is a 3-month-old and will not feed',
  'Mu nieida lea buohcci',
])('a child: %s', (text) => {
  expect(speaksOfKin(text)).toBe('child')
})

test.each([
  'Äiti on kaatunut kahdesti ja muisti pätkii.',
  'Olen huolissani, mieheni eksyi tutulla reitillä',
  'En tiedä mihin soittaa, isän kävely on huonoa',
  'Pappa behöver hjälp att duscha',
  'Jag är orolig, min granne har magrat',
  "I'm worried about my dad who lives alone",
  'Hon slog i huvudet på gården',
  'Mu eadni ii muitte',
])('somebody near, and the writer tells nothing of themself: %s', (text) => {
  expect(speaksOfKin(text)).toBe('other')
})

test.each([
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.',
  'Olen 15-vuotias ja minulla on yskä',
  'Jag är 15-årig och har hosta',
  'I am a 15-year-old and I cough',
  'Poikani lyö minua',
  'My son hits me and I am afraid',
  'Mieheni lyö minua',
  'My husband hits me',
  'Jag är rädd för min sambo, han blir våldsam',
  'Riitelen poikani kanssa',
  'Tyttäreni isä ei maksa elatusta',
  "My son's father does not pay",
  'Äiti kuoli keväällä enkä jaksa, minua itkettää',
  'Rahat ovat loppu ja lapset pitää ruokkia',
  '',
])('one’s own matter: %s', (text) => {
  expect(speaksOfKin(text)).toBeUndefined()
})
