import { randomUUID } from 'node:crypto'
import type { TransactionOptions } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'

/** Planned work of retention: the only actor by whom words are destroyed. */
export function asRetention(
  { clock, config }: Pick<Services, 'clock' | 'config'>,
  action: 'proposeRetention' | 'countRetention' | 'endRetention',
): TransactionOptions {
  return {
    actor: { kind: 'system', county: config.countyId, task: 'end-retention' },
    purpose: 'retention',
    requestId: randomUUID(),
    clock,
    action,
    ground: '703/2023 § 24 and annex: destruction when the time ends',
  }
}
