import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { run } from '../../apps/server/src/cli/guide.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'guide-'))))
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

interface Printed {
  readonly urgency_class: string
  readonly services: readonly string[]
  readonly clocks: readonly string[]
  readonly human_review_required: boolean
  readonly proxy: string | null
  readonly questions: readonly { readonly ask_by: string }[]
}

/** What the command prints for a file with this content. */
async function guide(content: unknown, before = '') {
  const file = join(folder, 'contacts.json')
  writeFileSync(file, before + (typeof content === 'string' ? content : JSON.stringify(content)))
  const printed = { out: '', err: '' }
  const keep = (name: 'out' | 'err') => (text: unknown, done?: unknown) => {
    printed[name] += String(text)
    if (typeof done === 'function') (done as () => void)()
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'))
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'))
  const exit = await run([file])
  vi.restoreAllMocks()
  return { exit, err: printed.err, answers: JSON.parse(printed.out || 'null') as Record<string, Printed> | null }
}

const knee = { id: 'knee', contact_time: '2026-11-24T09:00', lang: 'fi', message: 'Polvi on kipeä' }

test('a good file is answered with 0 and nothing on standard error', async () => {
  const { exit, err, answers } = await guide({ scenarios: [knee] })
  expect([exit, err, Object.keys(answers ?? {})]).toEqual([0, '', ['knee']])
})

test('one odd scenario leaves nobody without an answer: what is lost is told, and the exit code is 1', async () => {
  const odd: Record<string, unknown> = {
    null: null,
    number: 7,
    'no time': { message: 'Rinta puristaa ja vasen käsi puutuu' },
    'null time': { contact_time: null, message: 'Polvi on kipeä' },
    'odd time': { contact_time: 'eilen', message: 'Polvi on kipeä' },
    'year 2206': { contact_time: '2206-11-24T09:00', message: 'Polvi on kipeä' },
    'message an object': { contact_time: '2026-11-24T09:00', message: { words: 'x' } },
    'answers a word': { contact_time: '2026-11-24T09:00', message: 'Polvi on kipeä', structured_answers: 'none' },
    'age a word': { contact_time: '2026-11-24T09:00', message: 'Polvi on kipeä', person: { age: 'old' } },
  }
  const list = Object.entries(odd).map(([id, one]) => (typeof one === 'object' && one !== null ? { id, ...one } : one))
  const { exit, err, answers } = await guide([...list, knee])
  expect(exit).toBe(1)
  expect(Object.keys(answers ?? {})).toEqual(['#1', '#2', ...Object.keys(odd).slice(2), 'knee'])
  for (const id of Object.keys(answers ?? {})) if (id !== 'knee') expect(err).toContain(`${id}: `)
  expect(err).not.toContain('knee: ')
  expect(answers?.['no time']).toMatchObject({ urgency_class: 'A', clocks: [] })
  for (const id of ['#1', '#2', 'message an object'])
    expect(answers?.[id]).toMatchObject({ urgency_class: 'C', services: ['HTA'], human_review_required: true })
  expect(answers?.['null time']?.questions.every(({ ask_by }) => ask_by === '')).toBe(true)
})

test('an eviction on a date is not known to be far where the contact has no time', async () => {
  const eviction = { message: 'Sain häädön', structured_answers: { reason: ['housing'], eviction_date: '2026-12-01' } }
  const { answers } = await guide([{ id: 'a', ...eviction }])
  expect(answers?.['a']?.urgency_class).toBe('C')
})

test('a moment is read as it is loosely written, with an offset or the Finnish way', async () => {
  const times = [
    ...['2026-11-24 09:00', '2026-11-24T07:00Z', '2026-11-24T07:00:00+00:00', '2026-11-24T09:00:00+02:00'],
    ...['24.11.2026 klo 9.00', '2026-11-24'],
  ]
  const { exit, answers } = await guide([
    knee,
    ...times.map((contact_time) => ({ ...knee, id: contact_time, contact_time })),
  ])
  expect(exit).toBe(0)
  for (const time of times) expect(answers?.[time], time).toEqual(answers?.['knee'])
})

test('an age in text is an age, a tick says that somebody else asks, and a number is words', async () => {
  const child = { contact_time: '2026-11-24T09:00', message: 'Tyttö viiltelee' }
  const { exit, answers } = await guide([
    { id: 'a', ...child, person: { age: 15, on_behalf_of: 'other' } },
    { id: 'b', ...child, person: { age: '15', on_behalf_of: true } },
    { id: 3, ...child, person: { age: 15, on_behalf_of: { role: 'other' } }, message: 5 },
  ])
  expect(exit).toBe(0)
  expect(answers?.['b']).toEqual(answers?.['a'])
  expect(answers?.['3']?.proxy).toBe(answers?.['a']?.proxy)
})

test('of two contacts with one id both are answered', async () => {
  const { exit, err, answers } = await guide([knee, { ...knee, message: 'Rinta puristaa ja vasen käsi puutuu' }])
  expect([exit, Object.keys(answers ?? {})]).toEqual([1, ['knee', 'knee (2)']])
  expect(answers?.['knee (2)']?.urgency_class).toBe('A')
  expect(err).toContain('given twice')
})

test('a file with a byte order mark, and one contact alone, are read', async () => {
  expect(Object.keys((await guide(knee, '\uFEFF')).answers ?? {})).toEqual(['knee'])
})

test.each(['{', '{"cases": []}', '"text"'])(
  'a file without scenarios prints nothing and says so: %s',
  async (content) => {
    const { exit, err, answers } = await guide(content)
    expect([exit, answers]).toEqual([1, null])
    expect(err).toContain('contacts.json')
  },
)

test('who asks for themself is nobody’s proxy, whatever word says so, as in a rehearsal', async () => {
  const by = (id: string, onBehalf: unknown) => ({ ...knee, id, person: { age: 40, on_behalf_of: onBehalf } })
  const { answers } = await guide([
    by('self', 'self'),
    by('itse', 'Itse'),
    by('nobody', null),
    by('daughter', 'daughter'),
  ])
  const proxies = Object.values(answers ?? {}).map(({ proxy }) => proxy)
  expect(proxies.slice(0, 3)).toEqual([null, null, null])
  expect(proxies[3]).not.toBeNull()
})
