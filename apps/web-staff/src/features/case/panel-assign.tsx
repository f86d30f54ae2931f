import { routes, type DeskCase, type HeldBack, type RouteBodyInput } from '@luukku/contract'
import { useState, type ReactNode } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useSession } from '../../shared/session.tsx'
import { clockText, momentText } from '../../shared/time-text.ts'
import { useColleagues } from '../../shared/use-colleagues.ts'
import { NumberedChoices, Panel, type NumberedChoice } from './panel.tsx'
import type { RunOnCase } from './use-case.ts'
import { ownerName } from '../../shared/owner-name.ts'

interface Props {
  found: DeskCase
  run: RunOnCase
  line: string
  onLine: (line: string) => void
  /** With the line: does the client get it. */
  ground?: { heldBack?: HeldBack }
  children?: ReactNode
  onClose: () => void
}
const shown = 8
type Target = RouteBodyInput<typeof routes.assignCase>['to']

/** Take, assign or hand over with one line; offered are those alone whom the server takes: there when the step is due. */
export function AssignPanel({ found, run, line, onLine, ground, children, onClose }: Props) {
  const language = useLanguage()
  const { t, local, lang } = language
  const { say } = useNotices()
  const { staffId } = useSession()
  const [words, setWords] = useState('')
  const colleagues = useColleagues(found.nextStep.at)
  const before = found.nextStep.owner
  const to = (owner: { kind: 'staff' | 'duty'; id: string }) =>
    owner.kind === 'staff'
      ? ({ kind: 'staff', staffId: owner.id } as const)
      : ({ kind: 'duty', dutyRole: owner.id } as const)
  const assign = async (target: Target, text: string) => {
    const done = await run(routes.assignCase, { to: target, ...(line.trim() ? { line: line.trim(), ...ground } : {}) })
    if (!done) return
    onLine('')
    say({ tone: 'done', text, undo: () => void run(routes.assignCase, { to: to(before) }) })
    onClose()
  }
  const mayTake = !colleagues.data || colleagues.data.owners.some(({ kind, id }) => kind === 'staff' && id === staffId)
  const wanted = words.trim().toLowerCase()
  // Oneself is the first choice, and none of the others.
  const owners = (colleagues.data?.owners ?? []).filter(
    (owner) =>
      !(owner.kind === 'staff' && owner.id === staffId) &&
      `${owner.name} ${local(owner.role)} ${local(owner.unit)}`.toLowerCase().includes(wanted),
  )
  const choices: NumberedChoice[] = [
    { key: '1', label: t('assign.me'), run: () => void assign({ kind: 'me' }, t('assign.taken')), disabled: !mayTake },
    ...owners.slice(0, shown).map((owner, index) => ({
      key: String(index + 2),
      label: [
        ownerName(owner, local),
        owner.kind === 'staff' ? local(owner.role) : '',
        local(owner.unit),
        owner.until ? t('assign.until', { time: clockText(owner.until, lang) }) : '',
      ]
        .filter(Boolean)
        .join(' · '),
      run: () => void assign(to(owner), t('assign.done', { name: ownerName(owner, local) })),
    })),
  ]
  return (
    <Panel title={t('assign.title')} onClose={onClose} shortcuts={choices.filter(({ disabled }) => disabled !== true)}>
      <label>
        {t('assign.line')}
        <input
          className="full"
          maxLength={500}
          value={line}
          data-test="assign-line"
          onChange={(event) => {
            onLine(event.target.value)
          }}
        />
      </label>
      {children}
      <label>
        {t('assign.search')}
        <input
          className="full"
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
          }}
        />
      </label>
      {colleagues.data && (
        <p className="quiet" data-test="assign-there">
          {colleagues.data.there === colleagues.data.at
            ? t('assign.thereNow')
            : t('assign.there', {
                when: momentText(colleagues.data.there, Date.parse(colleagues.data.at), language),
              })}{' '}
          {!mayTake && t('assign.notMe')}
        </p>
      )}
      <NumberedChoices choices={choices} />
      <ReadState query={colleagues} what={t('assign.title')} />
      {colleagues.data && wanted !== '' && owners.length === 0 && <p className="quiet">{t('assign.none')}</p>}
    </Panel>
  )
}
