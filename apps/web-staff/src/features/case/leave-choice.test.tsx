import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { NoticeProvider } from '../../shared/notices.tsx'
import { ShortcutProvider } from '../../shared/shortcuts.tsx'
import { assessedNeeds, fixedNow, freshCase } from '../../testing/fixtures.ts'
import { LeaveChoice } from './leave-choice.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const fresh = freshCase(1)
const [knee, advice] = assessedNeeds(fresh, [
  { service: 'FYSIO', extract: 'polvi' },
  { service: 'NEUVO', extract: 'neuvo' },
])
if (!knee || !advice) throw new Error('two needs')
const left = { choiceLeftAt: new Date(fixedNow).toISOString() }

/** What is drawn for these needs: the button, that it has been left, or nothing. */
function drawn(needs: typeof fresh.needs, mayLeaveChoice = true): 'button' | 'left' | 'nothing' {
  const client = new QueryClient()
  client.setQueryData(['services'], {
    services: [
      { code: 'FYSIO', bookable: true },
      { code: 'NEUVO', bookable: false },
    ],
  })
  const html = renderToString(
    <QueryClientProvider client={client}>
      <LanguageProvider initial="fi">
        <ShortcutProvider>
          <NoticeProvider>
            <LeaveChoice found={{ ...fresh, needs, mayLeaveChoice }} />
          </NoticeProvider>
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  )
  if (html.includes('data-test="leave-choice"')) return 'button'
  return html.includes('data-test="choice-left"') ? 'left' : 'nothing'
}

test.each([
  ['asked while a need that can be booked waits', [knee, advice], 'button'],
  ['said to be done, whatever beside it cannot be booked', [{ ...knee, ...left }, advice], 'left'],
  [
    'said to be done beside what one cares for oneself',
    [
      { ...knee, ...left },
      { ...knee, register: 'self' },
    ],
    'left',
  ],
  ['asked again for a need that came later', [{ ...knee, ...left }, knee], 'button'],
  ['not spoken of where nothing can be booked', [advice], 'nothing'],
] as const)('leaving the first time to the client is %s', (_, needs, expected) => {
  expect(drawn([...needs])).toBe(expected)
})

test('it is not spoken of where the server would refuse it', () => {
  expect(drawn([knee, advice], false)).toBe('nothing')
})
