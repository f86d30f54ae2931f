import { smallCounty } from '../small-county.ts'
import { listActors } from '../../../../apps/server/src/access-matrix/relation-actors.ts'
import type { NewSession } from '../../../../apps/server/src/platform/session-queries.ts'
import type { CanaryKind, MatterName } from './matters.ts'
import { matterNames } from './matters.ts'
import type { Planted } from './plant-matters.ts'

/** What ties somebody to a matter. `none` for everything that is not written here. */
export type Tie = 'self' | 'acts' | 'sees' | 'knows' | 'visits' | 'guidance' | 'health' | 'social' | 'none'

export interface MatrixActor {
  name: string
  role: string
  county: string
  session?: NewSession
  tie: (matter: MatterName) => Tie
}

const own: readonly MatterName[] = matterNames.filter((name) => name !== 'other county')
const toAll = (tie: Tie, names: readonly MatterName[]) => Object.fromEntries(names.map((name) => [name, tie]))
const withMandate: readonly MatterName[] = ['adult', 'permission given', 'permission withdrawn', 'hidden address']
/** Whoever acts for the child knows the child; what a teen denied and what the other guardian sent they do not. */
const acting: Readonly<Record<string, Partial<Record<MatterName, Tie>>>> = {
  guardian: { child: 'acts', 'teen who denied': 'knows' },
  'guardian whose right has ended': {},
  'guardian kept apart': { child: 'knows' },
  'holder of a mandate': toAll('acts', withMandate),
  'holder of an ended mandate': {},
  'person of trust': toAll('sees', withMandate),
  stranger: {},
}
const staff: Record<string, Tie> = {
  guidance: 'guidance',
  // Works in the health unit: sees its needs, and no contact whole.
  'triage outside guidance': 'health',
  'owner of the health need': 'health',
  'colleague in the health unit': 'health',
  'social worker in the social unit': 'social',
}

/** Everybody who asks in the matrix, with what people say ties them to each matter. */
export function matrixActors(planted: Planted): MatrixActor[] {
  const personOf = (name: MatterName) => planted.matters.find((m) => m.name === name)
  const adult = personOf('adult')
  const place = {
    personId: adult?.personId ?? '',
    contactId: adult?.contact ?? '',
    guardianId: planted.people.guardian,
    strangerId: planted.people.stranger,
    strangersContactId: personOf('child')?.contact ?? '',
  }
  const staffActors = listActors(place)
    .filter(({ session }) => session?.kind === 'staff')
    .map((one): MatrixActor => ({
      ...one,
      role: roleOf(one.name),
      tie: (matter) => (own.includes(matter) ? (staff[one.name] ?? 'none') : 'none'),
    }))
  const persons = own.map((name): MatrixActor => {
    const personId = personOf(name)?.personId ?? ''
    return {
      name: `the person: ${name}`,
      role: 'resident',
      county: smallCounty.id,
      session: { kind: 'resident', personId },
      tie: (matter) => (matter === name ? 'self' : 'none'),
    }
  })
  const actingActors = Object.entries(planted.people).map(([name, personId]): MatrixActor => ({
    name,
    role: 'resident',
    county: smallCounty.id,
    session: { kind: 'resident', personId: personId as string },
    tie: (matter) => acting[name]?.[matter] ?? 'none',
  }))
  return [
    { name: 'nobody signed in', role: 'anonymous', county: smallCounty.id, tie: () => 'none' },
    {
      name: 'visitor of one contact',
      role: 'visitor',
      county: smallCounty.id,
      session: { kind: 'visitor', personId: place.personId, contactId: place.contactId },
      tie: (matter) => (matter === 'adult' ? 'visits' : 'none'),
    },
    ...persons,
    ...actingActors,
    ...staffActors,
    {
      name: 'a person signed in at another county',
      role: 'anonymous',
      county: 'pirkanmaa',
      session: { kind: 'resident', personId: place.personId },
      tie: () => 'none',
    },
  ]
}

/** The role the server gives them; a session of another county is nobody's here. */
function roleOf(name: string): string {
  if (name === 'guidance of another county') return 'anonymous'
  if (name === 'manager') return 'manager'
  if (name === 'data-protection officer') return 'data-protection'
  if (name === 'records keeper') return 'records'
  if (name === 'guidance' || name.startsWith('triage')) return 'triage'
  return name.startsWith('social worker') ? 'social' : 'health'
}

/**
 * Which planted pieces a tie may meet anywhere in an answer; everything else is a leak. Written by people. Whoever acts for
 * somebody with an order of non-disclosure does not get their whereabouts; a person of trust sees the plan, not the words.
 */
export function mayMeet(tie: Tie, matter: MatterName, routeId: string): readonly CanaryKind[] {
  // By permission, or by a ground that was recorded just now.
  const crosses = matter === 'permission given' || routeId === 'recordGround'
  switch (tie) {
    case 'self':
      return ['name', 'code', 'words', 'whereabouts', 'health extract', 'social extract', 'note', 'joint']
    case 'visits':
      return ['name', 'words', 'health extract', 'social extract']
    case 'acts':
      return ['name', 'words', 'health extract', 'social extract', 'joint']
    case 'sees':
      return ['name', 'health extract', 'social extract', 'joint']
    case 'guidance':
      return [
        'name',
        'code',
        'words',
        'health extract',
        'social extract',
        'note',
        'joint',
        ...(matter === 'hidden address' ? [] : (['whereabouts'] as const)),
      ]
    case 'health':
      return ['name', 'health extract', 'note', 'joint', ...(crosses ? (['social extract'] as const) : [])]
    case 'social':
      return [
        'name',
        'social extract',
        'note',
        ...(matter === 'permission withdrawn' ? [] : (['joint'] as const)),
        ...(crosses ? (['health extract'] as const) : []),
      ]
    case 'knows':
      return ['name']
    case 'none':
      return []
  }
}
