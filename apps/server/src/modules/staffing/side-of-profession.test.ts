import { expect, test } from 'vitest'
import { sideOfProfession } from '@luukku/domain/roster'
import { professionCodes, professionText } from '@luukku/i18n/data/professions'

test('a profession is of one side by whichever of its codes', () => {
  const others = [
    'sosiaalityontekija',
    'sosiaaliohjaaja',
    'sairaanhoitaja',
    'terveydenhoitaja',
    'fysioterapeutti',
    'laakari',
  ]
  const sides = others.map((code) => {
    const same = professionCodes.find((one) => professionText(one) === professionText(code)) ?? ''
    return [code, sideOfProfession(code), sideOfProfession(same)]
  })
  expect(sides).toEqual([
    ['sosiaalityontekija', 'social', 'social'],
    ['sosiaaliohjaaja', 'social', 'social'],
    ['sairaanhoitaja', 'health', 'health'],
    ['terveydenhoitaja', 'health', 'health'],
    ['fysioterapeutti', 'health', 'health'],
    ['laakari', 'health', 'health'],
  ])
})
