import { describe, expect, test } from 'vitest'
import type { LawRegister, LawRuleView } from '@luukku/contract'
import { findRules, sectionsOf } from './find-rules.ts'

const words = (text: string) => ({ fi: text, sv: text, en: text })
const rule = (id: string, section: string, title: string, to?: string): LawRuleView => ({
  id,
  kind: 'law',
  section,
  title: words(title),
  limit: words('3 kk'),
  inForce: { from: '2020-01-01', ...(to === undefined ? {} : { to }) },
  who: [],
  starts: words('arvio'),
  stops: words('hoito'),
  recurs: false,
  lapses: false,
  versionBy: words('arvio'),
  transition: '',
  exceptions: [],
  interpretations: [],
  confidence: 'high',
  openQuestions: [],
  sources: [],
})
const register: LawRegister = {
  acts: [
    {
      number: '1326/2010',
      name: words('terveydenhuoltolaki'),
      rules: [
        rule('H-OLD', '51 §', 'Hoito kolmessa kuukaudessa', '2023-08-31'),
        rule('H-NEW', '51 a § 1 mom.', 'Hoito kolmessa kuukaudessa'),
        rule('H-47', '47 §', 'Terveysaseman vaihto'),
      ],
    },
  ],
  exceptions: [],
  interpretations: [],
  waysOut: [],
}

describe('finding a rule', () => {
  test('every word must be there, in any order and any field', () => {
    expect(findRules(register, '51 hoito', 'fi').map(({ rule: { id } }) => id)).toEqual(['H-NEW', 'H-OLD'])
    expect(findRules(register, 'TERVEYDENHUOLTO vaihto', 'fi').map(({ rule: { id } }) => id)).toEqual(['H-47'])
    expect(findRules(register, 'vaihto 51', 'fi')).toEqual([])
  })
  test('a section with its letter is one thing: «51 a» finds no other section, however it is written', () => {
    for (const words of ['51 a', '51 a §', '§ 51 a', '51 A'])
      expect(findRules(register, words, 'fi').map(({ rule: { id } }) => id)).toEqual(['H-NEW'])
    expect(findRules(register, '51 b', 'fi')).toEqual([])
    expect(findRules(register, '1 a', 'fi')).toEqual([])
    expect(findRules(register, '51 a hoito 1326', 'fi').map(({ rule: { id } }) => id)).toEqual(['H-NEW'])
  })
  test('a section without a letter finds those with one too, the section itself first among what is in force', () => {
    const more = { ...rule('H-51', '51 § 2 mom.', 'Yhteys terveyskeskukseen') }
    const [act] = register.acts
    const wider = act === undefined ? register : { ...register, acts: [{ ...act, rules: [...act.rules, more] }] }
    expect(findRules(wider, '51 §', 'fi').map(({ rule: { id } }) => id)).toEqual(['H-51', 'H-NEW', 'H-OLD'])
  })
  test('what is in force comes before what was', () => {
    expect(findRules(register, 'kolmessa', 'fi')[0]?.rule.id).toBe('H-NEW')
  })
  test('sections stand in the order of the act', () => {
    expect([...sectionsOf(register.acts[0]?.rules ?? []).keys()]).toEqual(['47 §', '51 §', '51 a § 1 mom.'])
  })
})
