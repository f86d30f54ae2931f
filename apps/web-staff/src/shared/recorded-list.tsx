import { routes, type ClockView, type Recorded } from '@luukku/contract'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from './language.tsx'
import { useNotices } from './notices.tsx'
import { useRemembered } from './remembered.tsx'
import { dateText, localDay, momentText } from './time-text.ts'
import { useCommand } from './use-command.ts'

interface Props {
  needId: string
  recorded: Recorded
  now: number
  onRecorded: (clocks: readonly ClockView[]) => void
}

/** What colleagues have recorded of the need in law. What was recorded by mistake is taken back with a reason, and both stay. */
export function RecordedList({ needId, recorded, now, onRecorded }: Props) {
  const { t } = useLanguage()
  if (recorded.length === 0) return null
  return (
    <section data-test="recorded">
      <h3>{t('clocks.recorded')}</h3>
      <ul className="timeline">
        {recorded.map((one) => (
          <li key={one.recordId} data-test="recorded-one">
            <RecordedOne one={one} now={now} />
            {!one.takenBack && <TakeBack needId={needId} recordId={one.recordId} onRecorded={onRecorded} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function RecordedOne({ one, now }: { one: Recorded[number]; now: number }) {
  const language = useLanguage()
  const { t, local, lang } = language
  return (
    <>
      <strong>{local(one.title)}</strong>
      {one.at !== undefined && <> {momentText(one.at, now, language)}</>}
      {one.offeredDate !== undefined && (
        <> {t('clocks.recordedOffer', { date: dateText(one.offeredDate, lang, localDay(now)) })}</>
      )}{' '}
      {one.takenBack && <span className="tag tag--warn">{t('clocks.takenBack')}</span>}
      <span className="small quiet">
        {' '}
        {t('clocks.recordedBy', { when: momentText(one.recordedAt, now, language), who: one.by })}
      </span>
      {one.ground && <p className="small">{one.ground}</p>}
      {one.takenBack && (
        <p className="small" data-test="taken-back">
          {t('clocks.takenBackBy', { when: momentText(one.takenBack.at, now, language), who: one.takenBack.by })}{' '}
          {one.takenBack.reason}
        </p>
      )}
    </>
  )
}

function TakeBack({
  needId,
  recordId,
  onRecorded,
}: {
  needId: string
  recordId: string
  onRecorded: Props['onRecorded']
}) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [reason, setReason] = useRemembered(`take-back:${recordId}`, '')
  const send = async () => {
    const done = await run(routes.takeBackRecord, { params: { id: needId }, body: { recordId, reason: reason.trim() } })
    if (!done) return
    setReason('')
    onRecorded(done.clocks)
    say({ tone: 'done', text: t('clocks.takenBackSaid') })
  }
  return (
    <details data-test="take-back">
      <summary className="small">{t('clocks.takeBack')}</summary>
      <p className="small quiet">{t('clocks.takeBackHint')}</p>
      <form
        className="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault()
          if (reason.trim() !== '' && !busy) void send()
        }}
      >
        <label>
          {t('clocks.takeBackReason')}
          <textarea
            rows={2}
            maxLength={4000}
            value={reason}
            data-test="take-back-reason"
            onChange={(changed) => {
              setReason(changed.target.value)
            }}
          />
        </label>
        <div>
          <Button type="submit" variant="secondary" disabled={busy || reason.trim() === ''} data-test="take-back-save">
            {t('clocks.takeBack')}
          </Button>
        </div>
      </form>
    </details>
  )
}
