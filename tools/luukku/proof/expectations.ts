import { claim } from './proof.ts'
import { type TriedStart, type TryOptions, tryStart } from './try-start.ts'

/** It says where to go, answers there, and Ctrl-C ends it with 0. */
export async function comesUpAndStops(clone: string, args: string[], options: TryOptions = {}): Promise<string> {
  const start = tryStart(clone, args, options)
  const url = await start.ready
  claim(url !== undefined, start.said())
  const answer = options.under?.includes('--net')
    ? 'not asked from outside'
    : String((await fetch(new URL('/api/openapi.json', url))).status)
  const code = await start.stop()
  claim(code === 0, `it ended with ${code}: ${start.said()}`)
  claim(/stopped; the data is kept/.test(start.said()), 'it did not say that it stopped')
  return `ready after ${start.seconds().toFixed(1)} s, /api/openapi.json: ${answer}, Ctrl-C: exit ${code}`
}

/** It ends by itself with one clear message, and shows no password. */
export async function refuses(start: TriedStart, words: string | RegExp): Promise<string> {
  const code = await start.exited
  await start.ready
  const line = lastLine(start)
  claim(code !== 0, 'it ended with 0')
  claim(typeof words === 'string' ? start.said().includes(words) : words.test(start.said()), start.said())
  claim(!start.said().includes('hidden'), 'it showed a password')
  return `exit ${code}: ${line}`
}

/** What it said last of all: the message for a person. */
export function lastLine(start: TriedStart | undefined): string {
  const lines = start?.said().trimEnd().split('\n') ?? []
  return lines.findLast((line) => line.startsWith('luukku:')) ?? lines.at(-1) ?? ''
}
