import type { DeskCase } from '@luukku/contract'
import { ClockList } from '../../shared/clock-list.tsx'
import { useLanguage } from '../../shared/language.tsx'
import { RecordEvent } from '../../shared/record-event.tsx'
import { RecordFinding } from '../../shared/record-finding.tsx'
import { RecordInLaw } from '../../shared/record-in-law.tsx'
import { RecordedList } from '../../shared/recorded-list.tsx'
import { momentText } from '../../shared/time-text.ts'
import { whoDid } from '../../shared/who-did.ts'
import { ReopenNeed } from './reopen-need.tsx'
import { Panel } from './panel.tsx'

export function TimelinePanel({ found, now, onClose }: { found: DeskCase; now: number; onClose: () => void }) {
  const language = useLanguage()
  const { t, local } = language
  return (
    <Panel title={t('timeline.title')} onClose={onClose}>
      <ol className="timeline">
        {found.timeline.map((event) => (
          <li key={event.at + event.type}>
            <span className="quiet">{momentText(event.at, now, language)}</span> {local(event.text)}{' '}
            <span className="quiet">· {whoDid(event, language)}</span>
            {event.note && <p className="small">{event.note}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

interface ClocksProps {
  found: DeskCase
  now: number
  onClose: () => void
  onRecorded: () => void
}

/** Every clock of the case with its reasoning, and the exceptions that may be recorded of each need. */
export function ClocksPanel({ found, now, onClose, onRecorded }: ClocksProps) {
  const { t, local } = useLanguage()
  const withClocks = found.needs.filter((need) => need.clocks.length > 0 || need.status === 'done')
  return (
    <Panel title={t('clocks.title')} onClose={onClose}>
      {withClocks.length === 0 && <p className="quiet">{t('clocks.none')}</p>}
      {withClocks.map((need) => (
        <section key={need.needId}>
          <h3>{local(need.title)}</h3>
          <ClockList clocks={need.clocks} now={now} />
          {need.status === 'done' && <ReopenNeed needId={need.needId} onDone={onRecorded} />}
          <RecordEvent
            needId={need.needId}
            stops={need.recordable?.events ?? []}
            starts={need.recordable?.starts ?? []}
            onRecorded={onRecorded}
          />
          <RecordFinding needId={need.needId} facts={need.recordable?.facts ?? []} onRecorded={onRecorded} />
          <RecordInLaw needId={need.needId} exceptions={need.recordable?.exceptions ?? []} onRecorded={onRecorded} />
          <RecordedList needId={need.needId} recorded={need.recorded ?? []} now={now} onRecorded={onRecorded} />
        </section>
      ))}
    </Panel>
  )
}
