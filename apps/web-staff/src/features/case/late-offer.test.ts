import type { DeskCase, Offer } from '@luukku/contract'
import { describe, expect, test } from 'vitest'
import { lateItemsOf } from './late-offer.ts'

const clock = (kind: 'law' | 'promise', state: string, dueDate: string) => ({ kind, state, dueDate })
const caseWith = (clocks: object[]) => ({ needs: [{ needId: 'n', clocks }] }) as unknown as DeskCase
const offer = (start: string) => ({ items: [{ needId: 'n', start }] }) as unknown as Offer
const running = caseWith([clock('law', 'running', '2026-12-08'), clock('promise', 'running', '2026-11-30')])

describe('an offer past the legal date', () => {
  test('on the last day it is in time, the day after it is late; the hour is Finland’s', () => {
    expect(lateItemsOf(offer('2026-12-08T23:30:00+02:00'), running, [])).toEqual([])
    expect(lateItemsOf(offer('2026-12-08T22:30:00Z'), running, [])).toMatchObject([{ dueDate: '2026-12-08' }])
  })
  test('names the first day inside the limit that was found, and none where none was', () => {
    const late = offer('2026-12-09T08:00:00+02:00')
    const found = [late, offer('2026-12-01T08:00:00+02:00'), offer('2026-11-26T08:00:00+02:00')]
    expect(lateItemsOf(late, running, found)[0]?.inside).toBe('2026-11-26')
    expect(lateItemsOf(late, running, [late])[0]?.inside).toBeUndefined()
  })
  test('a promise is no law, and a clock that has been met asks nothing', () => {
    const late = offer('2026-12-20T08:00:00+02:00')
    expect(lateItemsOf(late, caseWith([clock('promise', 'running', '2026-11-30')]), [])).toEqual([])
    expect(lateItemsOf(late, caseWith([clock('law', 'met', '2026-12-08')]), [])).toEqual([])
  })
})
