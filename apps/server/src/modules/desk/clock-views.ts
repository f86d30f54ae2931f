import type { ClockView } from '@luukku/contract'
import type { LawInForce } from '@luukku/domain/law'
import { toClockView } from '../law/index.ts'
import type { listClocks } from './case-queries.ts'

export type ClockRow = Awaited<ReturnType<typeof listClocks>>[number]

/** The clocks of one need, or with null those of the contact itself, each with how it was counted. */
export const clockViews = (clocks: readonly ClockRow[], needId: string | null, law: LawInForce): ClockView[] =>
  clocks
    .filter(({ need_id }) => need_id === needId)
    .map(({ detail, state }) => toClockView({ ...detail, state: state as ClockView['state'] }, law))
