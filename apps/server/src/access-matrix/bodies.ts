import { randomUUID } from 'node:crypto'
import { usualNestedParameters } from '@luukku/domain/booking'
import type { Matter } from '@luukku/testkit/access/matters'
import { smallCounty } from '@luukku/testkit/small-county'

/** What a request of the matrix is about: ids that fit together, or ids of nobody. */
export type Subject = Pick<
  Matter,
  'person' | 'contact' | 'health need' | 'social need' | 'appointment' | 'relation' | 'sought'
>

const basedOn = 999
const userBody = {
  unitId: smallCounty.healthUnit,
  roles: ['health'],
  registers: ['health'],
  licensed: true,
  active: true,
}
const moment = '2026-11-24T09:12:00+02:00'

/** The address of a route about this id, with what its query cannot do without. */
export function addressOf(route: { id: string; path: string }, id: string): string {
  const path = route.path.replace(':id', id).replace(':name', 'red-flags')
  if (route.id === 'listDesk') return `${path}?view=team`
  return route.id === 'compareModel' ? `${path}?from=${randomUUID()}&to=${randomUUID()}` : path
}

/**
 * A body that the route takes, about this subject; a route with a body that is missing here is answered 400, and the matrix
 * says so. No body holds a version that is current: whoever is let in is told of the conflict and changes nothing.
 */
export function bodyOf(routeId: string, s: Subject): object {
  const bodies: Record<string, object> = {
    moveAppointment: { choice: 'x.y' },
    chooseTime: { choice: 'x.y' },
    setMyCompanion: { companion: null },
    // A slip that nobody made: refused once the appointment has been found.
    arriveAtAppointment: { here: false },
    replyMessage: { text: 'Viesti' },
    changeDraft: {},
    startDraft: { lang: 'fi', text: 'Polvi' },
    createContact: { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä' },
    recordContact: { channel: 'phone', lang: 'fi', text: 'Polvi on kipeä' },
    chooseGuardians: { guardians: 'do-not-see' },
    decideMinor: { capacity: 'not-assessed', guardians: 'do-not-see', basis: 'weighty-reason', reason: 'Pelkää.' },
    recordRelation: { kind: 'trusted', identityCode: '010180-900M', heard: 'counter' },
    changeRelation: { relationId: s.relation, to: 'open' },
    keepGuardiansApart: { apart: false },
    setNonDisclosure: { ordered: true },
    searchDesk: { words: s.sought },
    recordAnswers: { basedOn, answers: { x: 'y' } },
    assessCase: {
      basedOn,
      decision: 'accept',
      urgencyClass: 'D',
      needs: [{ service: 'FYSIO', extract: 'x' }],
      note: 'x',
    },
    recordCall: { basedOn, outcome: 'no-answer' },
    askBack: { basedOn, text: 'x' },
    recordInformed: { basedOn, version: '2026-11', how: 'phone' },
    leaveChoice: { basedOn },
    assignCase: { basedOn, to: { kind: 'me' } },
    setNextStep: { basedOn, kind: 'call', at: moment },
    guide112: { basedOn, how: 'guided', note: 'x' },
    joinCases: { basedOn, otherContactId: randomUUID() },
    closeCase: { basedOn, reason: 'x' },
    reopenCase: { basedOn, reason: 'x' },
    changeRoster: { does: 'remove', entryId: randomUUID() },
    addResource: { unitId: randomUUID(), kind: 'huone', name: 'Huone', active: true },
    changeResource: { kind: 'huone', name: 'Huone', active: true },
    reportAbsence: { staffId: randomUUID() },
    reportInterpreterAway: { interpreterId: randomUUID(), days: 1 },
    giveInterpreter: {},
    orderInterpreter: { ordered: true },
    closeResource: { day: '2026-11-25', lastDay: '2026-11-25', from: '08:00', to: '10:00' },
    setUnitFeatures: { unitId: randomUUID(), features: [] },
    setServiceCompetences: { service: 'NOT_THERE', competences: [] },
    setServiceResources: { service: 'NOT_THERE', kinds: [] },
    setTravel: { from: '000', to: '001' },
    setHomeTravel: { municipality: '000' },
    addInterpreter: { name: 'Tulkki', languages: ['ar'], remote: true, active: true },
    changeInterpreter: { name: 'Tulkki', languages: ['ar'], remote: true, active: true },
    addInterpreterTimes: { day: '2026-11-25', from: '09:00', to: '10:00' },
    dropInterpreterTime: {},
    setExtraMinutes: { service: 'NOT_THERE', extra: { interpreter: 5, 'first-visit': 0, 'more-time': 0 } },
    setVisit: { interpreter: 'ar', moreTime: false },
    searchTimes: { contactId: s.contact, limit: 1 },
    bookTimes: {
      contactId: s.contact,
      items: [
        {
          needId: s['health need'],
          staffId: smallCounty.physiotherapist,
          service: 'FYSIO',
          mode: 'onsite',
          start: '2026-11-25T08:00:00.000Z',
          end: '2026-11-25T08:30:00.000Z',
        },
      ],
    },
    // The unit's wish without a reason: refused once the time has been found, so that nothing is changed.
    moveForResident: {
      by: 'unit',
      to: {
        staffId: smallCounty.physiotherapist,
        mode: 'onsite',
        start: '2026-11-25T08:30:00.000Z',
        end: '2026-11-25T09:00:00.000Z',
      },
    },
    cancelForResident: { by: 'unit' },
    // What was not moved: refused once it has been found.
    undoMove: {},
    // What another booked: refused once it has been found.
    undoBooking: { contactId: s.contact, appointments: [s.appointment] },
    searchSeries: { contactId: s.contact, needId: s['health need'], count: 2, everyDays: 7 },
    searchOver: { contactId: s.contact, needId: s['health need'], day: '2026-11-25' },
    setSharedVisits: { service: 'FYSIO', isGroup: false, together: [] },
    // As it is: whoever is let in changes nothing.
    setOverbooking: { service: 'FYSIO', extra: 0 },
    // Over before it begins: refused whoever asks, once they are let in.
    addSessions: {
      service: 'FYSIO',
      staffIds: [smallCounty.physiotherapist],
      unitId: smallCounty.healthUnit,
      mode: 'onsite',
      day: '2026-11-25',
      from: '09:00',
      to: '08:00',
      places: 8,
    },
    setSessionPlaces: { places: 8 },
    cancelSession: { reason: 'other' },
    // Not one after the other: refused once the need has been found.
    bookSeries: {
      contactId: s.contact,
      needId: s['health need'],
      times: [1, 2].map(() => ({
        staffId: smallCounty.physiotherapist,
        mode: 'onsite',
        start: '2026-11-25T09:00:00.000Z',
        end: '2026-11-25T09:30:00.000Z',
      })),
    },
    reopenNeed: { reason: 'x' },
    writeOwnNote: { text: 'x' },
    saveGoals: { goals: [{ goal: 'x', levels: ['a', 'b', 'c', 'd', 'e'], weight: 1, baseline: -2 }] },
    // A first one where there is one already, or where the registers do not meet: nothing is changed.
    saveJoint: {
      basedOn: [randomUUID()],
      content: { kind: 'client-plan', parts: { goals: 'x', services: '', duties: '', meetings: '', followUp: '' } },
    },
    setMyWaiting: { needId: s['health need'], waits: false },
    answerMyOffer: { answer: 'decline' },
    setWaiting: { contactId: s.contact, needId: s['health need'], waits: false },
    answerOffer: { answer: 'decline' },
    decideMove: { decision: 'leave' },
    answerMyMove: { answer: 'no' },
    setPolicy: { setting: { kind: 'nestedLimits', parameters: usualNestedParameters }, reason: 'Niin kuin ennenkin' },
    tryPolicies: {},
    answerRetuning: { answer: 'decline', reason: 'Ei nyt' },
    answerOwnRequest: { requestId: randomUUID(), decision: 'whole', text: 'x' },
    recordVisit: { appointmentId: s.appointment, outcome: 'no-show' },
    // Not a written reason: refused before anybody is looked for.
    breakGlass: { identityCode: s.sought.slice(0, 11), reason: 'x' },
    findUsers: { words: s.sought, onlyWithoutRights: false },
    changeUser: userBody,
    endCover: { coverId: smallCounty.healthUnit },
    coverUser: { unitId: smallCounty.healthUnit, from: '2026-12-01', to: '2026-12-02' },
    recordPermission: { share: 'no' },
    openProtected: { needId: smallCounty.healthUnit, needed: true },
    recordGround: { ground: 'cannot-assess', reason: 'Ei pysty arvioimaan luvan merkitystä, omaiset paikalla.' },
    deny: { target: 'matter', contactId: s.contact, inEmergency: false },
    recordDenial: { target: 'matter', inEmergency: true },
    recordNeedDenial: { target: 'event', inEmergency: false },
    setMyPlace: { wishes: ['step-free'] },
    setMyDate: { date: '2026-12-24', kind: 'move' },
    startQuestionnaire: { instrument: 'phq-9', how: 'interview' },
    saveQuestionnaire: { answers: {} },
    saveMyQuestionnaire: { answers: {} },
    changeMyDetails: { phone: '', email: '', lang: 'fi' },
    askAboutMyData: { kind: 'other', text: 'Mitä tietoja minusta on?' },
    answerDataRequest: { text: 'Vastaus.' },
    countRetention: { retentionClass: 'patient-note' },
    confirmRetention: { lines: [{ retentionClass: 'correspondence', due: 1 }] },
    holdMatter: { reference: 'EI-OLE', reason: 'court', stands: true },
    findPersons: { words: s.sought },
    addPerson: { givenName: 'Uusi', familyName: 'Henkilö', lang: 'fi' },
    identifyPerson: { identityCode: '010180-900M', evidence: 'identity-document' },
    joinPersons: {
      otherId: s.person,
      evidence: 'told-and-checked',
      reason: 'Sama henkilö, henkilöllisyys tarkistettu.',
    },
    liftSafeContact: { reason: 'Kysyin häneltä: tavalliset tavat ovat turvallisia.' },
    unjoinPersons: { joinId: randomUUID(), reason: 'Eivät olekaan sama henkilö, tarkistettu.' },
    addUser: {
      ...userBody,
      subject: `matriisi-${randomUUID()}`,
      givenName: 'Uusi',
      familyName: 'Tekijä',
      professions: ['sairaanhoitaja'],
    },
    searchCatalogue: { words: s.sought },
    // About nobody, and of a version that nobody has: whoever is let in is told so.
    importCatalogue: { content: {}, dryRun: true },
    bringModel: {
      dryRun: true,
      copy: {
        format: 'luukku-operating-model/1',
        county: 'x',
        name: 'red-flags',
        label: '1',
        hash: 'x',
        approvedThere: false,
        content: '{}',
      },
    },
    approveModel: { statement: 'Luettu.', decisions: [] },
    withdrawModelApproval: { statement: 'Luettu.' },
    publishModel: { from: '2026-12-01' },
    withdrawModelPublication: { statement: 'Luettu.' },
    adoptModel: { unitIds: [smallCounty.healthUnit], from: '2026-12-01' },
    recordOnNeed: { kind: 'event', event: 'x', at: moment },
    recordDecree: { decree: 'Asetus 1/2026', from: '2026-11-01', to: '2026-11-02', municipalities: [] },
    takeBackDecree: { reason: 'Väärä päivä' },
    recordPublication: { ruleId: 'PUB-OLDER-6M', on: '2026-06-30' },
    takeBackPublication: { reason: 'Väärä päivä' },
    takeBackRecord: { recordId: '00000000-0000-4000-8000-00000000abcd', reason: 'Kirjattu väärin.' },
  }
  return bodies[routeId] ?? {}
}
