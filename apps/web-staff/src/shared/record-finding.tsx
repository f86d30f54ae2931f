import { routes, type ClockView, type LocalText } from '@luukku/contract'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from './language.tsx'
import { useNotices } from './notices.tsx'
import { useRemembered } from './remembered.tsx'
import { toMoment } from './to-moment.ts'
import { useCommand } from './use-command.ts'

interface Props {
  needId: string
  /** What may be found of the need without a visit. */
  facts: readonly { id: string; title: LocalText; asksMonth: boolean }[]
  onRecorded: (clocks: readonly ClockView[]) => void
}

const empty = { finding: '', at: '', ground: '', month: '' }

/** What a professional found of the person or the matter, with its ground: it may put the need under another statutory rule. */
export function RecordFinding({ needId, facts, onRecorded }: Props) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [draft, setDraft] = useRemembered(`record-finding:${needId}`, empty)
  const { finding, at, ground, month = '' } = draft
  const asksMonth = facts.some(({ id, asksMonth: asks }) => id === finding && asks)
  const change = (part: Partial<typeof empty>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  const moment = toMoment(at)
  const isWhole = finding !== '' && moment !== undefined && ground.trim() !== '' && (!asksMonth || month !== '')
  const send = async (chosenAt: string) => {
    const body = {
      kind: 'finding' as const,
      finding,
      at: chosenAt,
      ground: ground.trim(),
      ...(asksMonth ? { month } : {}),
    }
    const done = await run(routes.recordOnNeed, { params: { id: needId }, body })
    if (!done) return
    setDraft(empty)
    onRecorded(done.clocks)
    say({ tone: 'done', text: t('notice.saved') })
  }
  if (facts.length === 0) return null
  return (
    <details data-test="record-finding">
      <summary>{t('clocks.finding')}</summary>
      <p className="small quiet">{t('clocks.findingHint')}</p>
      <form
        className="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault()
          if (isWhole && !busy) void send(moment)
        }}
      >
        <label>
          {t('clocks.findingWhich')}
          <select
            value={finding}
            data-test="finding"
            onChange={(changed) => {
              change({ finding: changed.target.value })
            }}
          >
            <option value="" />
            {facts.map((one) => (
              <option key={one.id} value={one.id}>
                {local(one.title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('clocks.findingAt')}
          <input
            type="datetime-local"
            value={at}
            required
            data-test="finding-at"
            onChange={(changed) => {
              change({ at: changed.target.value })
            }}
          />
        </label>
        {asksMonth && (
          <label>
            {t('clocks.findingMonth')}
            <input
              type="month"
              value={month}
              required
              data-test="finding-month"
              onChange={(changed) => {
                change({ month: changed.target.value })
              }}
            />
          </label>
        )}
        <label>
          {t('clocks.findingGround')}
          <textarea
            rows={2}
            maxLength={4000}
            value={ground}
            data-test="finding-ground"
            onChange={(changed) => {
              change({ ground: changed.target.value })
            }}
          />
        </label>
        <div>
          <Button type="submit" variant="secondary" disabled={busy || !isWhole} data-test="record-finding-save">
            {t('clocks.recordSave')}
          </Button>
        </div>
      </form>
    </details>
  )
}
