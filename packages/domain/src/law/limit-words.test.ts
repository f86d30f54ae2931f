import { expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { eventWords, limitWords } from './limit-words.ts'

const law = readLaw()
const words = (id: string) => {
  const rule = law.ruleById.get(id)
  if (rule === undefined) throw new Error(id)
  return limitWords(rule)
}

test.each([
  ['H-PHC-3M-2025', '3 kk', '3 mån', '3 months'],
  ['H-STATION-3W', '3 viikkoa', '3 veckor', '3 weeks'],
  ['CP-7WD-2015', '7 arkipäivää', '7 vardagar', '7 working days'],
  ['ST-7WD', '7 koulun työpäivää', '7 skolans arbetsdagar', '7 school working days'],
  ['H-HTA-2023', 'sama päivä virka-aikana', 'samma dag under tjänstetid', 'the same day in office hours'],
  ['H-URGENT', 'heti', 'genast', 'at once'],
  ['SO-GENERAL', 'viivyttelemättä', 'utan dröjsmål', 'without delay'],
  ['H-PLAN-BASED', 'suunnitelman mukaan', 'enligt planen', 'as the plan says'],
])('%s is said in three languages', (id, fi, sv, en) => {
  expect(words(id)).toEqual({ fi, sv, en })
})
test('"A or B" names the second limit and what it is counted from', () => {
  expect(words('O-DENT-U23-2025')).toEqual({
    fi: '4 viikkoa; tai, jos myöhemmin, 3 kk (hoidon tarpeen arvio)',
    sv: '4 veckor; eller, om senare, 3 mån (bedömningen av vårdbehovet)',
    en: '4 weeks; or, if later, 3 months from the assessment of need',
  })
})
test('an extension on grounds, a first day that counts and a roll-forward are said after the limit, and nowhere else', () => {
  expect(words('S-PHC-3M')).toEqual({
    fi: '3 kk; perustellusti 3 kk lisää',
    sv: '3 mån; på motiverade grunder 3 mån till',
    en: '3 months; 3 months more on grounds',
  })
  expect(words('CP-EMERG-30D')).toEqual({
    fi: '30 vuorokautta; ensimmäinen päivä lasketaan',
    sv: '30 dygn; den första dagen räknas',
    en: '30 days; the first day is counted',
  })
  expect(words('AD-REVIEW-30D')).toEqual({
    fi: '30 vuorokautta; siirtyy pyhän yli arkipäivään',
    sv: '30 dygn; flyttas till följande vardag',
    en: '30 days; moves to the next working day',
  })
})
test('several events stand in a row', () => {
  expect(eventWords(['contact', 'assessment']).fi).toBe('yhteydenotto, hoidon tarpeen arvio')
  expect(eventWords([])).toEqual({ fi: '', sv: '', en: '' })
})
