import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { answerDataRequest, listDataRequests } from './answer-requests.ts'
import { exportMyData } from './export-my-data.ts'
import { askAboutMyData, changeMyDetails, readMyData } from './my-data.ts'

const own: AccessRule = {
  roles: ['resident'],
  relation: 'own',
  purpose: 'own-matter',
  ground: '2016/679 arts. 15, 16, 20; 703/2023 § 11: own data',
}
/** Answered by the data-protection officer, for the purpose of answering alone: no other row about a person opens by it. */
const answering: AccessRule = {
  roles: ['data-protection'],
  relation: 'none',
  purpose: 'data-rights',
  ground: '703/2023 § 11; 2016/679 art. 12: answering about own data',
}

export function dataRightsEndpoints(services: Pick<Services, 'sealer' | 'jobs'>): Endpoint[] {
  const { sealer } = services
  return [
    reads(routes.readMyData, own, ({ tx }) => readMyData(tx, sealer)),
    writes(routes.changeMyDetails, own, ({ tx, body }) => changeMyDetails(tx, sealer, body)),
    writes(routes.askAboutMyData, own, ({ tx, body }) => askAboutMyData(tx, services, body)),
    reads(routes.exportMyData, own, ({ tx }) => exportMyData(tx, sealer)),
    reads(routes.listDataRequests, answering, ({ tx }) => listDataRequests(tx, sealer)),
    writes(
      routes.answerDataRequest,
      answering,
      ({ tx, params, body }) => answerDataRequest(tx, sealer, params.id, body.text),
      { again: ({ tx }) => listDataRequests(tx, sealer) },
    ),
  ]
}
