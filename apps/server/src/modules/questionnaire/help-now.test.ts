import { expect, test } from 'vitest'
import { residentSe } from '@luukku/i18n/resident/se'
import { helpNow } from './help-now.ts'

test('a number has one name in Northern Sámi: in the help after an alarming answer as at the foot of every page', () => {
  const names = helpNow({}, true).phones.map(({ label }) => label.se ?? '')
  const foot = ['foot.crisis', 'foot.urgentAdvice', 'foot.emergency'] as const
  expect(names).toHaveLength(foot.length)
  foot.forEach((key, at) => expect(residentSe[key].text.startsWith(names[at] ?? '?')).toBe(true))
})
