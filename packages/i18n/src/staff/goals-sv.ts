import type { goalsFi } from './goals-fi.ts'

export const goalsSv: Readonly<Record<keyof typeof goalsFi, string>> = {
  'goals.title': 'Mål (GAS)',
  'goals.none': 'Inga mål är avtalade ännu. Kom överens om dem med klienten i klientens ord.',
  'goals.add': 'Lägg till mål',
  'goals.save': 'Spara målen',
  'goals.goal': 'Mål {n}',
  'goals.what': 'Vad eftersträvas',
  'goals.level.muchLess': 'mycket mindre än väntat',
  'goals.level.less': 'mindre än väntat',
  'goals.level.expected': 'väntad nivå',
  'goals.level.more': 'mer än väntat',
  'goals.level.muchMore': 'mycket mer än väntat',
  'goals.weight': 'Vikt',
  'goals.baseline': 'Utgångsnivå',
  'goals.attained': 'Uppnått',
  'goals.notYet': 'inte bedömt ännu',
  'goals.remove': 'Ta bort målet',
  'goals.startOnly': 'T-värde i början {baseline}. Slutvärdet kommer när alla mål är bedömda.',
  'goals.scores': 'T-värde i början {baseline}, nu {attained}: förändring {change}. 50 är den väntade nivån.',
  'goals.saved': 'Sparat {when}',
}
