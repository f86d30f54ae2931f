import { routes, type DeskCase } from '@luukku/contract'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useRemembered } from '../../shared/remembered.tsx'
import { isTextField, useShortcuts } from '../../shared/shortcuts.tsx'
import { leaveField } from '../../shared/use-kept-focus.ts'
import { useNow } from '../../shared/use-now.ts'
import { actionsOf, type PanelName } from './actions.ts'
import { AskColumn } from './ask-column.tsx'
import { acceptedOf, assessmentOf } from './assessment-of.ts'
import { BookingView } from './booking-view.tsx'
import { CapacityNotice } from './capacity-notice.tsx'
import { CaseHeader } from './case-header.tsx'
import { ChangeEditor } from './change-editor.tsx'
import { ChildProtection } from './child-protection.tsx'
import {
  afterAssessment,
  emptyDraft,
  missingFromAssessment,
  ownFromProposal,
  type CaseDraft,
  type Missing,
} from './draft.ts'
import { NationalServices } from './national-services.tsx'
import { NoteGround } from './note-ground.tsx'
import { OpenPanel } from './open-panel.tsx'
import { PlanView } from './plan-view.tsx'
import { ProposalColumn } from './proposal-column.tsx'
import { SaidColumn } from './said-column.tsx'
import { useAnswers } from './use-answers.ts'
import type { RunOnCase } from './use-case.ts'

interface Props {
  found: DeskCase
  run: RunOnCase
  busy: boolean
  /** Something was recorded past the case's own commands: read it again. */
  onRecorded: () => void
}

type View = 'assess' | 'book' | 'plan'

/** Three columns: said, ask, proposal; after the assessment the same place books, and then shows the plan. */
export function CaseView({ found, run, busy, onRecorded }: Props) {
  const language = useLanguage()
  const { t } = language
  const { say } = useNotices()
  const navigate = useNavigate()
  const now = useNow()
  const [draft, setDraft] = useRemembered<CaseDraft>(`draft:${found.contactId}`, emptyDraft)
  const [panel, setPanel] = useState<PanelName>()
  const [chosenView, setView] = useState<View>()
  const answers = useAnswers(found, run)
  const noteField = useRef<HTMLTextAreaElement>(null)
  const columns = useRef<HTMLDivElement>(null)
  const [saving, setSaving] = useState(false)
  const [reasonsOpen, setReasonsOpen] = useState(false)
  const showReasons = () => {
    setReasonsOpen((isOpen) => !isOpen)
  }
  const may = (action: DeskCase['allowedActions'][number]) => found.allowedActions.includes(action)
  // Words that are not saved keep their place, whatever a colleague decides meanwhile: typed on, they would be commands.
  const isWriting = may('assess') && (draft.own !== undefined || draft.note.trim() !== '')
  const decided: View = found.status === 'assessed' && may('book') ? 'book' : found.needs.length > 0 ? 'plan' : 'assess'
  const usual: View = isWriting ? 'assess' : decided
  const view = chosenView ?? usual
  const change = (part: Partial<CaseDraft>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  const startOwn = () => {
    // The field stands within the turn of the key: whoever types on at once types there, and nothing moves the focus later.
    flushSync(() => {
      setView('assess')
      change({ own: draft.own ?? ownFromProposal(found) })
    })
    focusOnMissing(columns.current, 'reason')
  }

  /** What is on its way, answers first of all, may change the proposal: what is accepted must be what is seen. */
  const isAsSeen = (now: DeskCase): boolean => {
    if (draft.own || acceptedOf(now) === acceptedOf(found)) return true
    say({ tone: 'attention', text: t('case.proposalChanged') })
    return false
  }

  const assess = async () => {
    const missing = missingFromAssessment(found, draft)
    if (missing) {
      say({
        tone: 'attention',
        text: t(
          (
            {
              'child-protection': 'case.cpNeeded',
              needs: 'case.needNeeds',
              'new-need': 'case.newNeedWhy',
              reason: 'case.needReason',
            } as const
          )[missing],
        ),
      })
      focusOnMissing(columns.current, missing)
      return
    }
    if (answers.unsent > 0 && !(await answers.flush())) return
    setSaving(true)
    const saved = await run(routes.assessCase, assessmentOf(found, draft), undefined, isAsSeen)
    setSaving(false)
    if (!saved) return
    setDraft((now) => afterAssessment(now, draft))
    setView(undefined)
    setPanel(undefined)
    say({ tone: 'done', text: t('case.acceptedDone') })
  }

  const actions = actionsOf(found)
  const open = (name: PanelName) => {
    if (name === 'plan' || name === 'book') {
      setPanel(undefined)
      setView(name)
    } else setPanel(panel === name ? undefined : name)
  }
  useShortcuts(t('case.title'), [
    {
      key: 'Escape',
      label: t('case.back'),
      inFields: true,
      run: () => {
        const element = document.activeElement
        // The first Escape leaves the field, the next one the case.
        if (element instanceof HTMLElement && isTextField(element)) leaveField(element)
        else if (chosenView && chosenView !== usual) setView(undefined)
        else void navigate('/')
      },
    },
    ...(may('assess') && view === 'assess'
      ? [
          {
            key: 'h',
            label: t('case.acceptPlain'),
            run: () => {
              if (!draft.own) void assess()
            },
          },
          { key: 'k', label: t('case.note'), run: () => noteField.current?.focus() },
        ]
      : []),
    ...(view === 'assess' && !draft.own
      ? [{ key: 'w', label: t(reasonsOpen ? 'case.fewerReasons' : 'case.allReasons'), run: showReasons }]
      : []),
    ...(may('assess') ? [{ key: 'm', label: t('case.change'), run: startOwn }] : []),
    ...(may('assess') && view === 'assess'
      ? [
          {
            key: 'Enter',
            ctrl: true,
            inFields: true,
            label: t(draft.own ? 'case.changeSave' : 'case.acceptPlain'),
            run: () => void assess(),
          },
        ]
      : []),
    ...actions.map((action) => ({
      key: action.key,
      label: t(action.label),
      run: () => {
        open(action.panel)
      },
    })),
  ])

  // While it is missing it stands with what else is still to be asked, and where nothing is asked beside what was said.
  const told = <NationalServices found={found} now={now} run={run} />
  return (
    <>
      <CaseHeader found={found} now={now} />
      <div className="case-actions" role="toolbar" aria-label={t('case.actions')}>
        {actions.map((action) => (
          <button
            key={action.panel}
            type="button"
            className="plain"
            aria-pressed={panel === action.panel || view === action.panel}
            data-test={`action-${action.panel}`}
            onClick={() => {
              open(action.panel)
            }}
          >
            {t(action.label)} <kbd aria-hidden="true">{action.key.toUpperCase()}</kbd>
          </button>
        ))}
      </div>
      {found.needs.map((need) => (
        <CapacityNotice key={need.needId} need={need} now={now} />
      ))}
      <div ref={columns} className={`case-columns case-columns--${view}`}>
        <SaidColumn
          found={found}
          now={now}
          onAskAgain={
            may('answer') && view === 'assess'
              ? (question) => {
                  setPanel(undefined)
                  answers.choose(question)
                }
              : undefined
          }
        >
          {(found.informed !== undefined || view !== 'assess') && told}
        </SaidColumn>
        {panel && (
          <OpenPanel
            name={panel}
            found={found}
            run={run}
            now={now}
            draft={draft}
            onDraft={change}
            onClose={() => {
              setPanel(undefined)
            }}
            onRecorded={onRecorded}
          />
        )}
        {view === 'assess' && !panel && (
          <AskColumn answers={answers} active={!panel}>
            {found.informed === undefined && told}
          </AskColumn>
        )}
        {view === 'assess' &&
          (draft.own ? (
            <ChangeEditor
              own={draft.own}
              isAgain={found.needs.length > 0}
              note={draft.note}
              onOwn={(own) => {
                change({ own })
              }}
              onNote={(note) => {
                change({ note })
              }}
              onSave={() => void assess()}
              busy={busy}
              saving={saving}
            >
              <NoteGround found={found} draft={draft} field="note" onDraft={change} />
              {found.proposal.childProtection.consider && (
                <ChildProtection found={found} draft={draft} onDraft={change} />
              )}
            </ChangeEditor>
          ) : (
            <ProposalColumn
              found={found}
              draft={draft}
              onDraft={change}
              onAccept={() => void assess()}
              onChange={startOwn}
              canAssess={may('assess')}
              busy={busy}
              saving={saving}
              reasonsOpen={reasonsOpen}
              onReasons={showReasons}
              noteField={noteField}
            />
          ))}
        {view === 'book' && (
          <BookingView
            found={found}
            now={now}
            active={!panel}
            onBooked={() => {
              setView(undefined)
            }}
          />
        )}
        {view === 'plan' && <PlanView found={found} now={now} />}
      </div>
    </>
  )
}

/** To the first field that asks for what is missing and has nothing in it; to the first of them when all have. */
function focusOnMissing(within: HTMLElement | null, what: Missing) {
  const fields = [...(within?.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement>(`[data-asks=${what}]`) ?? [])]
  const target = fields.find((field) => field.value.trim() === '') ?? fields[0]
  target?.focus()
}
