import { routes, type RetentionPage, type RetentionProposal } from '@luukku/contract'
import { documentKindText, retentionClassText } from '@luukku/i18n/staff/retention-words'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { dateText } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'

type Line = RetentionProposal['lines'][number]

/** The night's list, class by class: chosen, looked at once more, and confirmed with the numbers that stand here. */
export function ConfirmList({
  proposal,
  today,
  mayConfirm,
  onDone,
}: {
  proposal: RetentionProposal
  today: string
  mayConfirm: boolean
  onDone: (page: RetentionPage | undefined) => void
}) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isSure, setSure] = useState(false)
  const lines = proposal.lines.filter((line) => chosen.includes(line.retentionClass) && (line.due ?? 0) > 0)
  const documents = lines.reduce((sum, { due }) => sum + (due ?? 0), 0)
  const toggle = (code: string) => {
    setSure(false)
    setChosen(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
  }
  const confirm = async () => {
    const done = await run(routes.confirmRetention, {
      params: { id: proposal.id },
      body: { lines: lines.map(({ retentionClass, due }) => ({ retentionClass, due: due ?? 0 })) },
    })
    if (done) say({ tone: 'done', text: t('retention.started') })
    setSure(false)
    onDone(done)
  }
  const nothingDue = proposal.lines.every((line) => line.due === 0)
  return (
    <>
      {nothingDue && <p className="quiet">{t('retention.nothing')}</p>}
      <ul className="stack">
        {proposal.lines.map((line) => (
          <li key={line.retentionClass} className="card" data-test="retention-line">
            <LineView line={line} today={today} />
            {mayConfirm && line.due === undefined && (
              <button
                type="button"
                className="choice-button"
                disabled={busy || line.counting}
                data-test="count-retention"
                onClick={() => {
                  void run(routes.countRetention, {
                    params: { id: proposal.id },
                    body: { retentionClass: line.retentionClass },
                  }).then(onDone)
                }}
              >
                {t(line.counting ? 'retention.counting' : 'retention.count')}
              </button>
            )}
            {mayConfirm && (line.due ?? 0) > 0 && (
              <label className="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(line.retentionClass)}
                  onChange={() => {
                    toggle(line.retentionClass)
                  }}
                />{' '}
                {t('retention.choose')}
              </label>
            )}
          </li>
        ))}
      </ul>
      {mayConfirm && documents > 0 && (
        <form
          className="card stack"
          data-test="confirm-retention"
          onSubmit={(event) => {
            event.preventDefault()
            void confirm()
          }}
        >
          <h3>{t('retention.confirmTitle', { n: documents })}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line.retentionClass}>
                {local(retentionClassText(line.retentionClass))}: <strong>{line.due}</strong>
              </li>
            ))}
          </ul>
          <p>{t('retention.noWayBack')}</p>
          <label className="check">
            <input
              type="checkbox"
              required
              checked={isSure}
              onChange={() => {
                setSure(!isSure)
              }}
            />{' '}
            {t('retention.sure')}
          </label>
          <div>
            <button type="submit" className="choice-button" disabled={busy || !isSure} data-test="destroy">
              {t('retention.confirm')}
            </button>
          </div>
        </form>
      )}
    </>
  )
}

/** What, how many, since when, and by which rule of the act. */
function LineView({ line, today }: { line: Line; today: string }) {
  const { t, local, lang } = useLanguage()
  const kinds = Object.entries(line.kinds)
  return (
    <>
      <h3>{local(retentionClassText(line.retentionClass))}</h3>
      <p>
        {line.due === undefined ? (
          t('retention.notCounted')
        ) : (
          <strong>{t('retention.due', { n: line.due, kept: line.kept })}</strong>
        )}
        {line.since && <> {t('retention.since', { day: dateText(line.since, lang, today) })}</>}
      </p>
      {kinds.length > 0 && (
        <p className="small">{kinds.map(([kind, n]) => `${local(documentKindText(kind))} ${String(n)}`).join(', ')}</p>
      )}
      {line.held > 0 && <p className="small">{t('retention.held', { n: line.held })}</p>}
      <p className="quiet small">{t(`retention.rule.${line.from}`, { years: line.years })}</p>
    </>
  )
}
