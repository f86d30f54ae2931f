import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { routes, type AppointmentView } from '@luukku/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { useBooking } from '../features/case/use-booking.ts'
import { useQuestionnaires } from '../features/case/use-questionnaires.ts'
import { useSeries } from '../features/case/use-series.ts'
import { useUndoBooking } from '../features/case/use-undo-booking.ts'
import { useTimeChange } from '../features/case/use-time-change.ts'
import { useVisit } from '../features/own/use-visit.ts'
import { freshCase, id } from '../testing/fixtures.ts'
import { LanguageProvider } from './language.tsx'
import { NoticeProvider } from './notices.tsx'
import { sessionKey } from './session.tsx'
import { ShortcutProvider } from './shortcuts.tsx'
import { useCommand } from './use-command.ts'

/** Statuses with their problem codes, answered one after the other; the last one again and again. */
let answers: (readonly [status: number, code?: string])[] = []
const keys: (string | undefined)[] = []

beforeEach(() => {
  keys.length = 0
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal('fetch', (_url: string, { headers }: { headers: Record<string, string> }) => {
    keys.push(headers['idempotency-key'])
    const [status, code] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [500]
    const body = code === undefined ? { appointments: [] } : { type: 'about:blank', title: code, status, code }
    return Promise.resolve(Response.json(body, { status }))
  })
})

/** What the hook gives on a screen of its own. */
function hold<T>(use: () => T): { held: T; client: QueryClient } {
  const client = new QueryClient()
  client.setQueryData(sessionKey, { formToken: 'old' })
  const given: T[] = []
  const Screen = () => {
    given.push(use())
    return null
  }
  renderToString(
    <QueryClientProvider client={client}>
      <LanguageProvider initial="fi">
        <ShortcutProvider>
          <NoticeProvider>
            <Screen />
          </NoticeProvider>
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  )
  const [held] = given
  if (held === undefined) throw new Error('Nothing was drawn')
  return { held, client }
}

const nothing = () => undefined
const found = freshCase(1)
const old = { appointmentId: id(2), start: '2026-11-26T08:00:00Z', end: '2026-11-26T08:30:00Z' } as AppointmentView
const time = { staffId: id(3), mode: 'onsite', start: old.start, end: old.end } as const
const wishes = { needId: id(4), count: 2, everyDays: 7, toleranceDays: 1 }
const wish = { by: 'resident', told: true, reason: '' } as const

/** Each as its screen sends it. */
const commands: Record<string, () => { client: QueryClient; send: () => unknown }> = {
  'any command': () => {
    const { held, client } = hold(useCommand)
    return { client, send: () => held.run(routes.bookSeries, { body: {} as never }) }
  },
  'search for a series': () => {
    const { held, client } = hold(() => useSeries(found, nothing))
    return { client, send: () => held.search(wishes) }
  },
  'booking of a series': () => {
    const { held, client } = hold(() => useSeries(found, nothing))
    return { client, send: () => held.book(id(4), { times: [] } as never) }
  },
  'booking of a time': () => {
    const { held, client } = hold(() => useBooking(found, nothing))
    return { client, send: () => held.bookOver(id(4), time as never, 'Kiire') }
  },
  'moving of a time': () => {
    const { held, client } = hold(() => useTimeChange(found, old, false, nothing))
    return { client, send: () => held.move(wish, time) }
  },
  'cancelling of a time': () => {
    const { held, client } = hold(() => useTimeChange(found, old, false, nothing))
    return { client, send: () => held.cancel(wish) }
  },
  'undoing of a booking': () => {
    const { held, client } = hold(() => useUndoBooking(id(1)))
    return {
      client,
      send: () => {
        held([{ appointmentId: id(2) }])()
      },
    }
  },
  'start of a questionnaire': () => {
    const { held, client } = hold(() => useQuestionnaires(id(1)))
    return { client, send: () => held.start({ id: 'PHQ-9' } as never, 'call' as never) }
  },
  'answer to a questionnaire': () => {
    const { held, client } = hold(() => useQuestionnaires(id(1)))
    return { client, send: () => held.save({ responseId: id(5) } as never, {}) }
  },
  'record of a visit': () => {
    const { held, client } = hold(useVisit)
    const visit = { needId: id(4), name: 'Aili', body: { appointmentId: id(2), outcome: 'arrived' } } as const
    return {
      client,
      send: () => {
        held.record(visit)
      },
    }
  },
}

test.each(Object.entries(commands))('%s: a refused form token is read anew', async (_name, command) => {
  answers = [[403, 'forbidden-origin']]
  const { client, send } = command()
  await send()
  await vi.waitFor(() => {
    expect(client.getQueryState(sessionKey)?.isInvalidated).toBe(true)
  })
})

test('the same content sent again keeps its key until it is done; after that it is another intent', async () => {
  answers = [[503, 'temporarily-unavailable'], [200]]
  const { held } = hold(useCommand)
  const send = () => held.run(routes.bookSeries, { body: { contactId: id(1) } as never })
  expect(await send()).toBeUndefined()
  expect(await send()).toEqual({ appointments: [] })
  await send()
  const [first, again, after] = keys
  expect(first).toBeDefined()
  expect(again).toBe(first)
  expect(after).not.toBe(first)
})

test('a refusal that the screen deals with ends the intent, another does not', async () => {
  answers = [[409, 'slot-taken']]
  const { held } = hold(useCommand)
  const send = (mine: boolean) => held.run(routes.bookSeries, { body: { contactId: id(2) } as never }, () => mine)
  await send(false)
  await send(true)
  await send(true)
  const [first, again, after] = keys
  expect(again).toBe(first)
  expect(after).not.toBe(first)
})

test('every other command goes through this one: none keeps keys of its own', () => {
  const root = join(import.meta.dirname, '..')
  const keeping = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.endsWith('/intent-keys.ts'))
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('intentKeys'))
  // A case's commands wait for each other, and each is based on what the one before made.
  expect(keeping.sort()).toEqual(['features/case/use-case.ts', 'shared/use-command.ts'])
})
