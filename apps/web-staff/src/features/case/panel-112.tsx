import { routes, type HeldBack } from '@luukku/contract'
import type { ReactNode } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { NumberedChoices, Panel, type NumberedChoice } from './panel.tsx'
import type { RunOnCase } from './use-case.ts'

interface Props {
  run: RunOnCase
  note: string
  onNote: (note: string) => void
  /** With the note: does the client get it. */
  ground?: { heldBack?: HeldBack }
  children?: ReactNode
  onClose: () => void
}

/** The person was guided to 112, it was called for them, or it isn't needed, and why. */
export function EmergencyPanel({ run, note, onNote, ground, children, onClose }: Props) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const save = async (how: 'guided' | 'called-for' | 'not-needed') => {
    // Saying that 112 is not needed is a judgement that must carry its reason.
    if (how === 'not-needed' && note.trim() === '') {
      say({ tone: 'attention', text: t('112.noteNeeded') })
      return
    }
    if (!(await run(routes.guide112, { how, note: note.trim(), ...ground }))) return
    onNote('')
    say({ tone: 'done', text: t('112.saved') })
    onClose()
  }
  const choices: NumberedChoice[] = [
    { key: '1', label: t('112.guided'), run: () => void save('guided') },
    { key: '2', label: t('112.calledFor'), run: () => void save('called-for') },
    { key: '3', label: t('112.notNeeded'), run: () => void save('not-needed') },
  ]
  return (
    <Panel title={t('112.title')} onClose={onClose} shortcuts={choices}>
      <label>
        {t('112.note')}
        <textarea
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => {
            onNote(event.target.value)
          }}
        />
      </label>
      {children}
      <NumberedChoices choices={choices} />
    </Panel>
  )
}
