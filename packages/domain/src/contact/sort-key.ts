import { epochMsOf, type Instant } from '../time/index.ts'
import type { CaseClass } from './case-event.ts'

export interface Rank {
  readonly urgencyClass: CaseClass
  /** Something alarming was said or answered. */
  readonly redFlag: boolean
  /** A child to protect, an urgent social need or somebody with several needs goes before one plain need. */
  readonly need: 'protection' | 'several' | 'one'
  readonly legalDueAt?: Instant
  readonly receivedAt: Instant
}

const needRank = { protection: '0', several: '1', one: '2' } as const
const minutes = (instant: Instant) => String(Math.floor(epochMsOf(instant) / 60_000)).padStart(9, '0')
const legalDue = (at: Instant | undefined) => (at === undefined ? '999999999' : minutes(at))
/** Where the legal time stands in the text: after class, alarm and need. */
const [legalAt, legalLength] = [3, 9]

/**
 * The desk's order as one text: risk, then need, then legal time left, then who came first. Smaller is more urgent; its
 * length never varies, so that any collation sorts it alike.
 */
export function sortKey(rank: Rank): string {
  return [
    rank.urgencyClass,
    rank.redFlag ? '0' : '1',
    needRank[rank.need],
    legalDue(rank.legalDueAt),
    minutes(rank.receivedAt),
  ].join('')
}

/** The same place with another legal time: what was counted of risk, need and coming stays. */
export function withLegalDue(key: string, legalDueAt: Instant | undefined): string {
  return key.slice(0, legalAt) + legalDue(legalDueAt) + key.slice(legalAt + legalLength)
}

/** The same contact with something alarming said of it since: before its class's calm ones; its other places stay. */
export const withClass = (key: string, urgencyClass: CaseClass): string => `${urgencyClass}0${key.slice(2)}`
