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

/** Opaque text of a time, good for this appointment only. Everything is checked again when it is used. */
export function writeChoice(key: string, appointmentId: string, time: ChosenTime): string {
  const body = Buffer.from(
    JSON.stringify([time.staffId, time.mode, time.startMs, time.endMs, time.later ?? []]),
  ).toString('base64url')
  return `${body}.${keyedToken(key, `choice ${appointmentId} ${body}`)}`
}

/** @returns undefined when it was not made here for this appointment */
export function readChoice(key: string, appointmentId: string, choice: string): ChosenTime | undefined {
  const [body = '', token = ''] = choice.split('.')
  if (!sameToken(token, keyedToken(key, `choice ${appointmentId} ${body}`))) return undefined
  const [staffId, mode, startMs, endMs, later] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    string,
    Mode,
    number,
    number,
    NonNullable<ChosenTime['later']>,
  ]
  return { staffId, mode, startMs, endMs, later }
}
