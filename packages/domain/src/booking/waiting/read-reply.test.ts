import { expect, test } from 'vitest'
import { readReply } from './read-reply.ts'

test('yes and no in the four languages, with thanks and a full stop', () => {
  for (const text of ['K', 'k', ' Kyllä. ', 'KYLLÄ KIITOS!', 'kylla', '1', 'J', 'Ja tack', 'Yes', 'y', 'Juo, giitu'])
    expect(readReply(text), text).toBe('yes')
  for (const text of ['E', 'ei', 'Ei kiitos', 'en', '0', 'N', 'Nej tack.', 'no', 'No thanks', 'Ii', 'In'])
    expect(readReply(text), text).toBe('no')
})
test('what could be read in two ways is unclear, never a yes and never a no', () => {
  for (const text of [
    '',
    '?',
    'K E',
    '1 0',
    'kyllä mutta vasta kahdelta',
    'en tiedä',
    'ehkä',
    'ok',
    '10',
    'kiitos',
    'ei kyllä käy',
    '👍',
  ])
    expect(readReply(text), text).toBe('unclear')
})
