import type { DeskCase } from '@luukku/contract'
import { HeldBackSelect } from '../../shared/held-back-select.tsx'
import { withGround, type CaseDraft, type NoteField } from './draft.ts'

interface Props {
  found: DeskCase
  draft: CaseDraft
  field: NoteField
  onDraft: (change: Partial<CaseDraft>) => void
}

/** Beside a text that is being written: does the client get it. Not asked before there is one, and never a step on the way. */
export function NoteGround({ found, draft, field, onDraft }: Props) {
  const isWritten = [draft[field], field === 'note' ? draft.own?.reason : ''].some((text) => text?.trim())
  if (!isWritten) return null
  return (
    <p className="small">
      <HeldBackSelect
        value={draft.grounds?.[field]}
        onRequest={found.notesOnRequest}
        onChange={(ground) => {
          onDraft(withGround(draft, field, ground))
        }}
      />
    </p>
  )
}
