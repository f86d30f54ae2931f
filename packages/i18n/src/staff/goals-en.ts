import type { goalsFi } from './goals-fi.ts'

export const goalsEn: Readonly<Record<keyof typeof goalsFi, string>> = {
  'goals.title': 'Goals (GAS)',
  'goals.none': 'No goals are agreed yet. Agree on them with the client, in their words.',
  'goals.add': 'Add a goal',
  'goals.save': 'Save the goals',
  'goals.goal': 'Goal {n}',
  'goals.what': 'What is aimed at',
  'goals.level.muchLess': 'much less than expected',
  'goals.level.less': 'less than expected',
  'goals.level.expected': 'expected level',
  'goals.level.more': 'more than expected',
  'goals.level.muchMore': 'much more than expected',
  'goals.weight': 'Weight',
  'goals.baseline': 'Level at the start',
  'goals.attained': 'Reached',
  'goals.notYet': 'not measured yet',
  'goals.remove': 'Remove the goal',
  'goals.startOnly': 'T score at the start {baseline}. The final score comes when every goal is measured.',
  'goals.scores': 'T score at the start {baseline}, now {attained}: change {change}. 50 is the expected level.',
  'goals.saved': 'Saved {when}',
}
