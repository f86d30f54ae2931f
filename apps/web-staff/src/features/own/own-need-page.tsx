import { routes, type HeldBack } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { ClockList } from '../../shared/clock-list.tsx'
import { useLanguage } from '../../shared/language.tsx'
import { isMissing, MissingPage } from '../../shared/missing-page.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { PlaceAsked } from '../../shared/place-asked.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useRemembered } from '../../shared/remembered.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { RealLifeKindSelect, type RealLifeKind } from '../../shared/real-life-kind.tsx'
import { RecordEvent } from '../../shared/record-event.tsx'
import { RecordFinding } from '../../shared/record-finding.tsx'
import { RecordInLaw } from '../../shared/record-in-law.tsx'
import { RecordedList } from '../../shared/recorded-list.tsx'
import { dateText, localDay, momentText } from '../../shared/time-text.ts'
import { UrgencyTag } from '../../shared/urgency-tag.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useNow } from '../../shared/use-now.ts'
import { HeldBackSelect } from '../../shared/held-back-select.tsx'
import { DocumentRequests } from './document-requests.tsx'
import { GoalsPanel } from './goals-panel.tsx'
import { JointPanel } from './joint-panel.tsx'
import { SafeOnlyTag } from './safe-only-tag.tsx'
import { VisitForm } from './visit-form.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { AcrossPanel } from './across-panel.tsx'

interface NoteDraft {
  text: string
  realLifeDate: string
  realLifeKind?: RealLifeKind
  done: boolean
  heldBack?: HeldBack
}
const emptyNote: NoteDraft = { text: '', realLifeDate: '', done: false }

/** One need of my client: the extract that is mine, and no more. */
export function OwnNeedPage() {
  const { id = '' } = useParams()
  const language = useLanguage()
  const { t, local } = language
  useTitle(t('own.need'))
  const now = useNow()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [note, setNote] = useRemembered<NoteDraft>(`own-note:${id}`, emptyNote)
  const query = useQuery({ queryKey: ['own', id], queryFn: () => callApi(routes.readOwnNeed, { params: { id } }) })
  const save = async () => {
    const body = {
      text: note.text.trim(),
      ...(note.realLifeDate ? { realLifeDate: note.realLifeDate, realLifeKind: note.realLifeKind ?? 'other' } : {}),
      ...(note.done ? { done: true } : {}),
      clientGets: note.heldBack ?? ('yes' as const),
    }
    const next = await run(routes.writeOwnNote, { params: { id }, body })
    if (!next) return
    client.setQueryData(['own', id], next)
    setNote(emptyNote)
    say({ tone: 'done', text: t('notice.saved') })
  }
  const send = () => {
    if (note.text.trim() !== '' && !busy) void save()
  }
  useShortcuts(t('own.need'), [
    { key: 'Escape', label: t('own.back'), run: () => void navigate('/own') },
    { key: 'Enter', ctrl: true, inFields: true, label: t('own.noteSave'), run: send },
  ])
  const need = query.data
  if (isMissing(query)) return <MissingPage to="/own" back={t('own.back')} />
  return (
    <main id="content" className="page">
      <ReadState query={query} what={t('own.need')} />
      {need && (
        <>
          <p>
            <Link to="/own">‹ {t('own.back')}</Link>
          </p>
          <div className="row page__head">
            <h1>{need.card.person.name || local(need.card.title)}</h1>
            <UrgencyTag urgency={need.card.urgencyClass} />
            <span>{local(need.card.title)}</span>
            {need.card.realLifeDate && (
              <span className="tag tag--warn" data-test="real-life">
                {t(`realLife.${need.card.realLifeKind ?? 'other'}`)}{' '}
                {dateText(need.card.realLifeDate, language.lang, localDay(now))}
              </span>
            )}
            <span className="tag">{t(`register.${need.card.register}`)}</span>
            {need.municipality && <span className="quiet">{local(need.municipality)}</span>}
            <SafeOnlyTag card={need.card} />
            {need.nonDisclosure && <span className="tag tag--alert">{t('case.nonDisclosure')}</span>}
          </div>
          {need.whereabouts && (
            <p className="tag tag--alert" data-test="whereabouts">
              {t('own.whereabouts', {
                address: need.whereabouts.address ?? '',
                phone: need.whereabouts.phone ?? '',
              })}
            </p>
          )}
          <div className="two">
            <section>
              <DocumentRequests needId={id} requests={need.requests} now={now} />
              <h2>{t('own.extract')}</h2>
              <blockquote data-test="extract">{need.extract}</blockquote>
              <h2>{t('own.appointments')}</h2>
              {need.appointments.length === 0 && <p className="quiet">{t('own.noAppointments')}</p>}
              <ul>
                {need.appointments.map((one) => (
                  <li key={one.appointmentId} data-test="own-appointment">
                    <strong>{momentText(one.start, now, language)}</strong> {local(one.title)} ·{' '}
                    {(one.place?.nameText ? local(one.place.nameText) : one.place?.name) ?? t(`mode.${one.mode}`)}
                    {one.place?.room && `, ${one.place.room}`}
                    <VisitForm
                      needId={id}
                      name={need.card.person.name}
                      appointment={one}
                      findings={need.recordable.findings}
                      now={now}
                    />
                  </li>
                ))}
              </ul>
              <PlaceAsked wishes={need.card.placeWishes} />
              {need.line && (
                <p>
                  {local(need.line.what)} {local(need.line.nextText)}
                </p>
              )}
              <JointPanel needId={id} now={now} />
              <GoalsPanel needId={id} now={now} />
              <AcrossPanel needId={id} social={need.card.register === 'social'} now={now} />
              <h2>{t('clocks.title')}</h2>
              <ClockList clocks={need.clocks} now={now} />
              <RecordEvent
                needId={id}
                stops={need.recordable.events}
                starts={need.recordable.starts}
                onRecorded={() => void query.refetch()}
              />
              <RecordFinding needId={id} facts={need.recordable.facts} onRecorded={() => void query.refetch()} />
              <RecordInLaw
                needId={id}
                exceptions={need.recordable.exceptions}
                onRecorded={() => void query.refetch()}
              />
              <RecordedList needId={id} recorded={need.recorded} now={now} onRecorded={() => void query.refetch()} />
            </section>
            <section>
              <h2>{t('own.notes')}</h2>
              <form
                className="stack"
                onSubmit={(event) => {
                  event.preventDefault()
                  send()
                }}
              >
                <label htmlFor="own-note">{t('own.note')}</label>
                <textarea
                  id="own-note"
                  rows={4}
                  maxLength={8000}
                  value={note.text}
                  data-test="own-note"
                  onChange={(event) => {
                    setNote((old) => ({ ...old, text: event.target.value }))
                  }}
                />
                <label>
                  {t('case.changeRealLife')}{' '}
                  <input
                    type="date"
                    value={note.realLifeDate}
                    onChange={(event) => {
                      setNote((old) => ({ ...old, realLifeDate: event.target.value }))
                    }}
                  />
                </label>
                {note.realLifeDate !== '' && (
                  <RealLifeKindSelect
                    value={note.realLifeKind}
                    onChange={(realLifeKind) => {
                      setNote((old) => ({ ...old, realLifeKind }))
                    }}
                  />
                )}
                <label className="check">
                  <input
                    type="checkbox"
                    checked={note.done}
                    onChange={(event) => {
                      setNote((old) => ({ ...old, done: event.target.checked }))
                    }}
                  />
                  {t('own.done')}
                </label>
                <HeldBackSelect
                  value={note.heldBack}
                  onChange={(heldBack) => {
                    setNote(({ heldBack: _old, ...rest }) => (heldBack ? { ...rest, heldBack } : rest))
                  }}
                />
                <div>
                  <Button type="submit" disabled={busy || note.text.trim() === ''} data-test="own-note-save">
                    {t('own.noteSave')} <kbd>Ctrl Enter</kbd>
                  </Button>
                </div>
              </form>
              <ol className="timeline" data-test="own-notes">
                {need.notes.map((one) => (
                  <li key={one.at}>
                    <span className="small quiet">
                      {momentText(one.at, now, language)} {one.by}
                    </span>
                    <p>{one.text}</p>
                  </li>
                ))}
              </ol>
            </section>
          </div>
        </>
      )}
    </main>
  )
}
