import type { Mode } from '@luukku/domain/booking'
import { keyedToken, sameToken } from '../../platform/seal.ts'

export interface ChosenTime {
  staffId: string
  mode: Mode
  startMs: number
  endMs: number
  /** The rest of its series: appointment, start and end of each. */
  later?: readonly (readonly [id: string, startMs: number, endMs: number])[]
}

/** Opaque text of a time, good for this appointment or need only. Everything is checked again when it is used. */
export function writeChoice(key: string, forId: string, time: ChosenTime): string {
  const body = Buffer.from(
    JSON.stringify([time.staffId, time.mode, time.startMs, time.endMs, time.later ?? []]),
  ).toString('base64url')
  return `${body}.${keyedToken(key, `choice ${forId} ${body}`)}`
}

/** @returns undefined when it was not made here for this appointment or need */
export function readChoice(key: string, forId: string, choice: string): ChosenTime | undefined {
  const [body = '', token = ''] = choice.split('.')
  if (!sameToken(token, keyedToken(key, `choice ${forId} ${body}`))) return undefined
  const [staffId, mode, startMs, endMs, later] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    string,
    Mode,
    number,
    number,
    NonNullable<ChosenTime['later']>,
  ]
  return { staffId, mode, startMs, endMs, later }
}
