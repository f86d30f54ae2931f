import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../../../platform/http/handler.ts'
import type { Services } from '../../../../platform/services.ts'
import { readInterpreterDays } from './read-interpreter-days.ts'
import { readInterpreting } from './read-interpreting.ts'
import { reportInterpreterAway, undoInterpreterAway } from './report-interpreter-away.ts'
import { giveInterpreter, orderInterpreter } from './solve-gap.ts'

const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 § 53 (1): joint guidance unit',
}

export function interpretingEndpoints({ sealer }: Services): Endpoint[] {
  return [
    reads(routes.readInterpreting, guidance, ({ tx }) => readInterpreting(tx, sealer)),
    reads(routes.readInterpreterDays, guidance, ({ tx, params, query }) =>
      readInterpreterDays(tx, sealer, params.id, query),
    ),
    writes(routes.giveInterpreter, guidance, ({ tx, params, body }) => giveInterpreter(tx, params.id, body)),
    writes(routes.orderInterpreter, guidance, ({ tx, params, body }) => orderInterpreter(tx, params.id, body)),
    writes(routes.reportInterpreterAway, guidance, ({ tx, body }) => reportInterpreterAway(tx, body)),
    writes(routes.undoInterpreterAway, guidance, ({ tx, params }) => undoInterpreterAway(tx, params.id)),
  ]
}
