import { routes, type DeskCase } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import type { PanelName } from './actions.ts'
import { heldBackOf, withGround, type CaseDraft, type NoteField } from './draft.ts'
import { NoteGround } from './note-ground.tsx'
import { EmergencyPanel } from './panel-112.tsx'
import { AssignPanel } from './panel-assign.tsx'
import { CallPanel } from './panel-call.tsx'
import { ClocksPanel, TimelinePanel } from './panel-info.tsx'
import { canTellerRead, MessageTo, messageTo } from './message-to.tsx'
import { JoinPanel } from './panel-join.tsx'
import { PeoplePanel } from './panel-people.tsx'
import { PermissionPanel } from './panel-permission.tsx'
import { QuestionnairePanel } from './panel-questionnaire.tsx'
import { TimePanel } from './panel-time.tsx'
import { TextPanel } from './panel-text.tsx'
import type { RunOnCase } from './use-case.ts'

interface Props {
  name: PanelName
  found: DeskCase
  run: RunOnCase
  now: number
  draft: CaseDraft
  onDraft: (change: Partial<CaseDraft>) => void
  onClose: () => void
  /** Something was recorded past the case's own commands: read it again. */
  onRecorded: () => void
}

export function OpenPanel({ name, found, run, now, draft, onDraft, onClose, onRecorded }: Props) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const ground = (field: NoteField) => <NoteGround found={found} draft={draft} field={field} onDraft={onDraft} />
  switch (name) {
    case 'call':
      return <CallPanel found={found} run={run} now={now} onClose={onClose} />
    case 'assign':
      return (
        <AssignPanel
          found={found}
          run={run}
          line={draft.line}
          onLine={(line) => {
            onDraft({ line, ...(line === '' ? withGround(draft, 'line') : {}) })
          }}
          ground={heldBackOf(draft, 'line')}
          onClose={onClose}
        >
          {ground('line')}
        </AssignPanel>
      )
    case '112':
      return (
        <EmergencyPanel
          run={run}
          note={draft.note112}
          onNote={(note112) => {
            onDraft({ note112, ...(note112 === '' ? withGround(draft, 'note112') : {}) })
          }}
          ground={heldBackOf(draft, 'note112')}
          onClose={onClose}
        >
          {ground('note112')}
        </EmergencyPanel>
      )
    case 'permission':
      return (
        <PermissionPanel
          onAnswer={(permission) => {
            onDraft({ permission })
          }}
          onClose={onClose}
        />
      )
    case 'people':
      return <PeoplePanel found={found} now={now} onClose={onClose} />
    case 'questionnaire':
      return <QuestionnairePanel found={found} now={now} onClose={onClose} />
    case 'join':
      return <JoinPanel found={found} run={run} now={now} onClose={onClose} />
    case 'timeline':
      return <TimelinePanel found={found} now={now} onClose={onClose} />
    case 'clocks':
      return <ClocksPanel found={found} now={now} onClose={onClose} onRecorded={onRecorded} />
    case 'time':
      return <TimePanel found={found} now={now} onClose={onClose} />
    case 'message': {
      const ways = found.person.contactWay?.ways
      // Who has not identified themself can sign in to nothing: only a text or an e-mail reaches them, and asks to call.
      const { verified } = found.person
      const isUnread = !verified && found.reporter === undefined
      const reaching = (ways ?? []).filter((way) => (isUnread ? way === 'sms' || way === 'email' : way !== 'call'))
      const noWay = isUnread ? t('message.unverifiedNoWay') : t('message.noWay')
      const to = messageTo(found, draft)
      // The ways of a matter that another told are the teller's: what is for the client alone waits until they sign in.
      const blocked = to !== 'client' && (ways || isUnread) && reaching.length === 0 ? noWay : undefined
      const isTellers = to === undefined ? canTellerRead(found) : found.alsoReads?.teller
      const toReaders = isTellers ? 'message.tellerHint' : 'message.hint'
      return (
        <TextPanel
          title={t('message.title')}
          label={t('message.text')}
          hint={t(isUnread ? 'message.unverifiedHint' : to === 'client' ? 'message.aloneHint' : toReaders)}
          blocked={blocked}
          value={draft.message}
          onValue={(message) => {
            onDraft({ message })
          }}
          send={t('message.send')}
          onClose={onClose}
          onSend={() => {
            void run(routes.askBack, { text: draft.message.trim(), ...(to ? { to } : {}) }).then((done) => {
              if (!done) return
              onDraft({ message: '', messageTo: undefined })
              say({ tone: 'done', text: t('message.sent') })
              onClose()
            })
          }}
          before={<MessageTo found={found} draft={draft} onDraft={onDraft} />}
        />
      )
    }
    case 'close':
      return (
        <TextPanel
          title={t('close.title')}
          label={t('close.reason')}
          value={draft.closeReason}
          onValue={(closeReason) => {
            onDraft({ closeReason })
          }}
          send={t('close.do')}
          onClose={onClose}
          onSend={() => {
            void run(routes.closeCase, { reason: draft.closeReason.trim(), ...heldBackOf(draft, 'closeReason') }).then(
              (done) => {
                if (!done) return
                onDraft({ closeReason: '', ...withGround(draft, 'closeReason') })
                say({ tone: 'done', text: t('close.done') })
                onClose()
              },
            )
          }}
        >
          {ground('closeReason')}
        </TextPanel>
      )
    case 'reopen':
      return (
        <TextPanel
          title={t('action.reopen')}
          label={t('reopen.reason')}
          hint={t('reopen.hint')}
          value={draft.reopenReason ?? ''}
          onValue={(reopenReason) => {
            onDraft({ reopenReason })
          }}
          send={t('reopen.do')}
          onClose={onClose}
          onSend={() => {
            void run(routes.reopenCase, {
              reason: (draft.reopenReason ?? '').trim(),
              ...heldBackOf(draft, 'reopenReason'),
            }).then((done) => {
              if (!done) return
              onDraft({ reopenReason: '', ...withGround(draft, 'reopenReason') })
              say({ tone: 'done', text: t('reopen.done') })
              onClose()
            })
          }}
        >
          {ground('reopenReason')}
        </TextPanel>
      )
    default:
      return null
  }
}
