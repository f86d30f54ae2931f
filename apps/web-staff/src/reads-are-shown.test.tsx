import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ApiError, type Session } from '@luukku/contract'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactElement, RefObject } from 'react'
import { renderToString } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { InterpreterForm } from './features/calendars/interpreter-form.tsx'
import { SharedSection } from './features/calendars/shared-section.tsx'
import { TravelSection } from './features/calendars/travel-section.tsx'
import { VisitsSection } from './features/calendars/visits-section.tsx'
import { AssignPanel } from './features/case/panel-assign.tsx'
import { BookingView } from './features/case/booking-view.tsx'
import { LeaveChoice } from './features/case/leave-choice.tsx'
import { CasePage } from './features/case/case-page.tsx'
import { ChangeEditor } from './features/case/change-editor.tsx'
import { PeoplePanel } from './features/case/panel-people.tsx'
import { QuestionnairePanel } from './features/case/panel-questionnaire.tsx'
import { OverTimes } from './features/case/over-times.tsx'
import { NewTime } from './features/case/new-time.tsx'
import { AbsentToday } from './features/conflicts/absent-today.tsx'
import { ConflictsPage } from './features/conflicts/conflicts-page.tsx'
import { DataRequestsPage } from './features/data-requests/data-requests-page.tsx'
import { DenialPage } from './features/denial/denial-page.tsx'
import { DeskFilters } from './features/desk/desk-filters.tsx'
import { DeskPage } from './features/desk/desk-page.tsx'
import { EmergencyPage } from './features/emergency/emergency-page.tsx'
import { InterpreterDaysPage } from './features/interpreting/interpreter-days-page.tsx'
import { InterpretingPage } from './features/interpreting/interpreting-page.tsx'
import { LawPage } from './features/law/law-page.tsx'
import { LetterPage } from './features/letter/letter-page.tsx'
import { ManagerPage } from './features/manager/manager-page.tsx'
import { DecreeList } from './features/manager/decree-list.tsx'
import { PublicationList } from './features/manager/publication-list.tsx'
import { ModelChanges } from './features/models/model-changes.tsx'
import { ModelPage } from './features/models/model-page.tsx'
import { ModelQuality } from './features/models/model-quality.tsx'
import { ModelsPage } from './features/models/models-page.tsx'
import { NewContactPage } from './features/new-contact/new-contact-page.tsx'
import { AcrossLook } from './features/own/across-look.tsx'
import { GoalsPanel } from './features/own/goals-panel.tsx'
import { JointPanel } from './features/own/joint-panel.tsx'
import { OwnNeedPage } from './features/own/own-need-page.tsx'
import { OwnPage } from './features/own/own-page.tsx'
import { PersonPage } from './features/people/person-page.tsx'
import { Fairness } from './features/policy/fairness.tsx'
import { PolicyPage } from './features/policy/policy-page.tsx'
import { RetentionPage } from './features/retention/retention-page.tsx'
import { CloseForm } from './features/rooms/close-form.tsx'
import { RoomsPage } from './features/rooms/rooms-page.tsx'
import { ServiceRooms } from './features/rooms/service-rooms.tsx'
import { RosterPage } from './features/roster/roster-page.tsx'
import { UsersPage } from './features/users/users-page.tsx'
import { ProposedMoves } from './features/waiting/proposed-moves.tsx'
import { WaitingPage } from './features/waiting/waiting-page.tsx'
import { WeekPage } from './features/week/week-page.tsx'
import { LanguageProvider } from './shared/language.tsx'
import { NoticeProvider } from './shared/notices.tsx'
import { MemoryProvider } from './shared/remembered.tsx'
import { SessionProvider } from './shared/session.tsx'
import { ShortcutProvider } from './shared/shortcuts.tsx'
import { SuspiciousUse } from './shared/suspicious-use.tsx'
import { assessedNeeds, fixedNow, freshCase, id, me, text } from './testing/fixtures.ts'

// A place that is empty because it could not be read looks like one where nothing is. Each thing that a screen reads is
// drawn here while it is fetched, when it is refused and when the server is away, and must say so.

const nothing = () => undefined
const fresh = freshCase(1)
const assessed = { ...fresh, needs: assessedNeeds(fresh, [{ service: 'FYSIO', extract: 'polvi' }]) }
const booked = {
  appointmentId: id(1),
  service: 'FYSIO',
  title: text('fysioterapia'),
  start: '2026-11-26T08:00:00Z',
  end: '2026-11-26T08:30:00Z',
  mode: 'onsite',
  professional: me,
  status: 'booked',
  canChange: true,
} as const
const room = {
  resourceId: id(2),
  unitId: id(3),
  kind: 'hoitohuone',
  name: 'Huone 1',
  active: true,
  isPlace: true,
  features: [],
  closures: [],
  noRoom: 0,
}
const noRef: RefObject<null> = { current: null }

/** Everything that is read, by the file that reads it: the smallest screen part it is seen in, and what it reads. */
const reads: Record<string, readonly [part: ReactElement, ...what: string[]]> = {
  'features/calendars/interpreter-form.tsx': [<InterpreterForm onDone={nothing} />, 'Tulee paikalle kunnassa'],
  'features/calendars/shared-section.tsx': [<SharedSection />, 'Ryhmät'],
  'features/calendars/travel-section.tsx': [<TravelSection />, 'Matkat paikasta toiseen'],
  'features/calendars/visits-section.tsx': [<VisitsSection />, 'Tulkit'],
  'features/case/change-editor.tsx': [
    <ChangeEditor
      own={{ urgencyClass: 'D', needs: [] } as never}
      isAgain={false}
      note=""
      onOwn={nothing}
      onNote={nothing}
      onSave={nothing}
      busy={false}
      saving={false}
    />,
    'Palvelu',
  ],
  'features/case/leave-choice.tsx': [<LeaveChoice found={{ ...assessed, mayLeaveChoice: true }} />, 'Palvelu'],
  'features/case/over-times.tsx': [
    <OverTimes
      contactId={id(1)}
      version={1}
      needId={id(2)}
      day="2026-11-24"
      busy={false}
      why=""
      onWhy={nothing}
      onBook={nothing}
    />,
    'Varaa varatun ajan päälle',
  ],
  'features/case/use-booking.ts': [
    <BookingView found={assessed} now={fixedNow} active onBooked={nothing} />,
    'Ajat kaikille tarpeille',
  ],
  'features/case/use-case.ts': [<CasePage />, 'Avattu asia'],
  'features/case/use-questionnaires.ts': [
    <QuestionnairePanel found={fresh} now={fixedNow} onClose={nothing} />,
    'Kyselyt ja mittaukset',
    'Aiemmat',
  ],
  'features/case/use-time-change.ts': [
    <NewTime found={assessed} now={fixedNow} old={booked} by="resident" onDone={nothing} />,
    'Uusi aika',
  ],
  'features/case/panel-people.tsx': [
    <PeoplePanel found={fresh} now={fixedNow} onClose={nothing} />,
    'Kuka toimii puolesta',
  ],
  'features/conflicts/conflicts-page.tsx': [<ConflictsPage />, 'Ajat ilman tekijää'],
  'features/interpreting/interpreting-page.tsx': [<InterpretingPage />, 'Käynnit, joilta puuttuu tulkki'],
  'features/interpreting/interpreter-days-page.tsx': [<InterpreterDaysPage />, 'Päivät'],
  'features/conflicts/absent-today.tsx': [<AbsentToday onReported={nothing} onClose={nothing} />, 'työssä olevat'],
  'features/data-requests/data-requests-page.tsx': [<DataRequestsPage />, 'Tietopyynnöt'],
  'features/denial/denial-page.tsx': [<DenialPage of="need" />, 'Yhteinen arvio ja suunnitelma'],
  'features/desk/desk-filters.tsx': [
    <DeskFilters first={noRef} filter={{ view: 'queue' }} onChange={nothing} classes={[]} statuses={[]} />,
    'Palvelu',
  ],
  'features/desk/desk-page.tsx': [<DeskPage />, 'Etsi'],
  'features/desk/use-desk-pages.ts': [<DeskPage />, 'Jono'],
  'features/emergency/emergency-page.tsx': [<EmergencyPage />, 'Avoinna sinulle nyt'],
  'features/law/law-page.tsx': [<LawPage />, 'Lain aikarajat'],
  'features/letter/letter-page.tsx': [<LetterPage />, 'Sinun suunnitelmasi'],
  'features/manager/manager-page.tsx': [<ManagerPage />, 'Päivä'],
  'features/manager/decree-list.tsx': [<DecreeList today="2026-11-24" />, 'Poikkeusolojen asetukset'],
  'features/manager/publication-list.tsx': [<PublicationList today="2026-11-24" />, 'Alueen on julkaistava'],
  'features/models/model-changes.tsx': [<ModelChanges name="m" from="1" to="2" />, 'Mitä muuttui'],
  'features/models/model-page.tsx': [<ModelPage />, 'Toimintamallit'],
  'features/models/model-quality.tsx': [<ModelQuality name="m" />, 'Laatu'],
  'features/models/models-page.tsx': [<ModelsPage />, 'Toimintamallit'],
  'features/new-contact/new-contact-page.tsx': [<NewContactPage />, 'Kunta'],
  'features/own/across-look.tsx': [<AcrossLook needId={id(1)} social now={fixedNow} />, 'Toinen rekisteri'],
  'features/own/goals-panel.tsx': [<GoalsPanel needId={id(1)} now={fixedNow} />, 'Tavoitteet (GAS)'],
  'features/own/joint-panel.tsx': [<JointPanel needId={id(1)} now={fixedNow} />, 'Yhteinen arvio ja suunnitelma'],
  'features/own/own-need-page.tsx': [<OwnNeedPage />, 'Asiakkaan asia'],
  'features/own/own-page.tsx': [<OwnPage />, 'Omat'],
  'features/people/person-page.tsx': [<PersonPage />, 'Henkilöt'],
  'features/policy/fairness.tsx': [<Fairness />, 'Kenelle vapautuneet ajat tarjottiin'],
  'features/policy/policy-page.tsx': [<PolicyPage />, 'Aikojen tarjoaminen'],
  'features/retention/retention-page.tsx': [<RetentionPage />, 'Säilytysaika päättynyt'],
  'features/rooms/rooms-page.tsx': [<RoomsPage />, 'Huoneet ja laitteet'],
  'features/rooms/close-form.tsx': [
    <CloseForm room={room} forGood={false} now={fixedNow} onDone={nothing} onClose={nothing} />,
    'huoneen varatut käynnit',
  ],
  'features/rooms/service-rooms.tsx': [
    <ServiceRooms
      list={{ at: new Date(fixedNow).toISOString(), units: [], resources: [], services: [], mayKeepServices: true }}
      onDone={() => Promise.resolve()}
    />,
    'Mitä palvelun käynti tarvitsee',
  ],
  'features/roster/roster-page.tsx': [<RosterPage />, 'Työvuorot'],
  'features/users/users-page.tsx': [<UsersPage />, 'Käyttäjät ja oikeudet'],
  'features/waiting/proposed-moves.tsx': [<ProposedMoves />, 'Ehdotetut siirrot'],
  'features/waiting/waiting-page.tsx': [<WaitingPage />, 'Odottavat ja vapautuneet ajat'],
  'features/week/week-page.tsx': [<WeekPage />, 'Viikkoni'],
  'shared/suspicious-use.tsx': [<SuspiciousUse />, 'Selvitettävä käyttö'],
  'shared/use-colleagues.ts': [
    <AssignPanel found={fresh} run={() => Promise.resolve(undefined)} line="" onLine={nothing} onClose={nothing} />,
    'Kenelle',
  ],
  // Only the letter has nothing to put in its place: the bar shows the product's name, a call the usual hours of an office.
  'shared/use-county.ts': [<LetterPage />, 'hyvinvointialueen puhelinnumerot'],
}

/** What says it another way, and where. */
const elsewhere: Record<string, string> = {
  'shared/retention-link.tsx': 'a number beside the way to the lists: the page behind it says what could not be read',
  'shared/use-services.ts': 'whoever asks for the services says it: each stands in the table above',
  'shared/session.tsx': 'the shell shows nothing else until it is read (shell.tsx)',
}

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: nothing })
})

const session: Session = {
  kind: 'staff',
  name: me.name,
  staffId: me.id,
  roles: ['triage', 'health', 'social', 'manager', 'data-protection'],
  unit: text('Asiakasohjaus'),
  formToken: 'form',
  hasDraft: false,
}

/** Draws it with every read waiting, or failed. */
function draw(part: ReactElement, error?: Error): string {
  class Failing extends QueryCache {
    override build: QueryCache['build'] = (client, options, state) => {
      const query = super.build(client, options, state)
      if (error && query.state.status !== 'error')
        query.setState({ status: 'error', error: error as never, fetchStatus: 'idle' } as never)
      return query
    }
  }
  const client = new QueryClient({
    queryCache: new Failing(),
    defaultOptions: { queries: { retryOnMount: false, retry: false } },
  })
  return renderToString(
    <QueryClientProvider client={client}>
      <MemoryProvider value={new Map<string, unknown>([['desk.words', 'Aili']])}>
        <LanguageProvider initial="fi">
          <ShortcutProvider>
            <NoticeProvider>
              <SessionProvider session={session}>
                <MemoryRouter>{part}</MemoryRouter>
              </SessionProvider>
            </NoticeProvider>
          </ShortcutProvider>
        </LanguageProvider>
      </MemoryProvider>
    </QueryClientProvider>,
  ).replaceAll('<!-- -->', '')
}
const problem = (status: number, code: 'invalid-request' | 'temporarily-unavailable') =>
  new ApiError(status, { type: 'about:blank', title: code, status, code })

describe.each(Object.entries(reads))('%s', (_file, [part, ...whats]) => {
  test.each(whats)('says that «%s» is fetched, was refused, or is out of reach', (what) => {
    expect(draw(part)).toContain(`Haetaan: ${what}`)
    for (const error of [problem(400, 'invalid-request'), problem(503, 'temporarily-unavailable')]) {
      const failed = draw(part, error)
      expect(failed).toContain('role="alert"')
      expect(failed).toContain(`Ei saatu luettua: ${what}`)
      expect(failed).not.toContain(`Haetaan: ${what}`)
    }
  })
})

test('nothing reads without standing in this table', () => {
  const root = import.meta.dirname
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => relative(root, join(root, file)).replaceAll('\\', '/'))
  const reading = files.filter((file) =>
    /\buse(Infinite|Suspense)?Quer(y|ies)\(\{|= useServices\(\)/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(reading.sort()).toEqual([...Object.keys(reads), ...Object.keys(elsewhere)].sort())
})
