import type { Endpoint } from '../../../../apps/server/src/platform/http/handler.ts'
import type { Tie } from './matrix-actors.ts'
import type { MatterName } from './matters.ts'
import type { Subject } from '../../../../apps/server/src/access-matrix/bodies.ts'

/** What a route is about: one row that is there or not, or a list and figures where only the content tells. */
export type About = keyof Omit<Subject, 'sought'> | 'content' | 'makes'

const makes = [
  'createContact',
  'startDraft',
  'changeDraft',
  'sendDraft',
  'clearDraft',
  'recordContact',
  'addUser',
  'addPerson',
  'changeMyDetails',
  'askAboutMyData',
]
const aboutBody: Record<string, About> = {
  searchTimes: 'contact',
  bookTimes: 'contact',
  searchSeries: 'contact',
  bookSeries: 'contact',
  undoBooking: 'contact',
  deny: 'contact',
  setWaiting: 'contact',
}
const aboutPath: Record<string, About> = {
  endActing: 'relation',
  setMyDate: 'health need',
  withdrawDenial: 'content',
  answerMyOffer: 'content',
  answerOffer: 'content',
  listFirstTimes: 'content',
  chooseTime: 'content',
  // Which line across the wall is opened stands in the body.
  openProtected: 'content',
  settleUnreached: 'content',
  decideMove: 'content',
  answerMyMove: 'content',
  answerRetuning: 'content',
  saveQuestionnaire: 'content',
  saveMyQuestionnaire: 'content',
  answerDataRequest: 'content',
  changeUser: 'content',
  // The id is a model's version: whose contacts were read shows in the answer alone.
  tryModelOnContacts: 'content',
  coverUser: 'content',
  endCover: 'content',
}

export function aboutOf({ route }: Pick<Endpoint, 'route'>): About {
  if (makes.includes(route.id)) return 'makes'
  const known = aboutBody[route.id] ?? aboutPath[route.id]
  if (known) return known
  if (!route.path.includes(':id')) return 'content'
  if (route.path.startsWith('/api/persons/')) return 'person'
  if (route.path.includes('/appointments/')) return 'appointment'
  if (/\/(own|needs)\//.test(route.path)) return 'health need'
  // What is not about a contact (an operating model, a questionnaire) is judged by its content alone.
  return route.path.includes('/contacts/') ? 'contact' : 'content'
}

/** Routes only the person themself is answered by, whoever acts for them. */
const selfOnly = ['chooseGuardians', 'endActing', 'deny', 'givePermission']
/** Reads that choose: who may only look is asked for no choice, and is told no. */
const choosing = ['listTimes']
const changesNothing = (e: Pick<Endpoint, 'route' | 'power'>) =>
  (e.route.method === 'GET' || e.power === 'read') && !choosing.includes(e.route.id)

/** Does this tie reach a row of its own kind by this route. Written by people: a new relation has to be added here. */
export function reaches(
  e: Pick<Endpoint, 'route' | 'access' | 'power'>,
  tie: Tie,
  about: About,
  matter: MatterName,
): boolean {
  // A guardian is not chosen, and the time that is kept or lost belongs to the health need.
  if (e.route.id === 'endActing' && (matter === 'child' || matter === 'teen who denied')) return false
  // Nothing to join: the other record is the same one, and no joining was made.
  if (e.route.id === 'joinPersons' || e.route.id === 'unjoinPersons') return false
  if (e.route.id === 'recordVisit' && about === 'social need') return false
  if (e.access.relation === 'own') {
    if (tie === 'self') return true
    if (selfOnly.includes(e.route.id)) return false
    return tie === 'acts' || tie === 'visits' || (tie === 'sees' && changesNothing(e))
  }
  if (e.access.relation === 'guidance-unit') return tie === 'guidance'
  if (e.access.relation === 'client-relationship')
    return (
      tie === 'guidance' ||
      (about === 'health need' && tie === 'health') ||
      (about === 'social need' && tie === 'social')
    )
  return false
}
