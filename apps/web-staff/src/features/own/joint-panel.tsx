import { routes, type JointDocument, type JointKind } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { JointDocumentView } from './joint-document.tsx'
import { JointForm, type JointDraft } from './joint-form.tsx'

/** How often it is asked again: what was denied leaves the screen within a minute. */
const lookAgainMs = 30_000
const kinds = ['needs-assessment', 'client-plan'] as const
interface Writing {
  kind: JointKind
  /** What stood on the screen when the writing began. */
  upon: readonly JointDocument[]
}

/** The assessment and the plan that both registers share, marked so; what is told besides stays in one's own register. */
export function JointPanel({ needId, now }: { needId: string; now: number }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const client = useQueryClient()
  const [writing, setWriting] = useState<Writing | undefined>()
  const queryKey = ['own', needId, 'joint']
  const query = useQuery({
    queryKey,
    queryFn: () => callApi(routes.readJoint, { params: { id: needId } }),
    refetchInterval: (one) => (one.state.data?.documents.length ? lookAgainMs : false),
    gcTime: 0,
  })
  const save = async ({ content, narrative }: JointDraft) => {
    const answer = await run(routes.saveJoint, {
      params: { id: needId },
      body: {
        content,
        basedOn: (writing?.upon ?? []).map((one) => one.documentId),
        ...(narrative.trim() ? { narrative: narrative.trim() } : {}),
      },
    })
    if (!answer) return void query.refetch()
    client.setQueryData(queryKey, answer)
    void client.invalidateQueries({ queryKey: ['own', needId], exact: true })
    setWriting(undefined)
    say({ tone: 'done', text: t('notice.saved') })
  }
  const found = query.data
  return (
    <section className="stack" aria-labelledby="joint-title" data-test="joint">
      <h2 id="joint-title">{t('joint.title')}</h2>
      <ReadState query={query} what={t('joint.title')} />
      {found?.documents.length === 0 && <p className="quiet">{t('joint.none')}</p>}
      {found && !found.meet && <p className="quiet">{t('joint.closed')}</p>}
      {kinds.map((kind) => {
        const standing = (found?.documents ?? []).filter((one) => one.content.kind === kind)
        return (
          <div key={kind} className="stack">
            {standing.map((one) => (
              <JointDocumentView key={one.documentId} document={one} now={now} />
            ))}
            {standing.length > 1 && <p role="status">{t('joint.two')}</p>}
            {writing?.kind === kind ? (
              <JointForm
                kind={kind}
                start={writing.upon[0]?.content}
                busy={busy}
                onSave={save}
                onClose={() => {
                  setWriting(undefined)
                }}
              />
            ) : (
              found?.meet && (
                <div>
                  <button
                    type="button"
                    className="choice-button"
                    data-test={`joint-write-${kind}`}
                    onClick={() => {
                      setWriting({ kind, upon: standing })
                    }}
                  >
                    {t(
                      standing.length > 0
                        ? 'joint.change'
                        : kind === 'client-plan'
                          ? 'joint.writePlan'
                          : 'joint.writeAssessment',
                    )}
                    {standing.length > 0 && <span className="hidden">: {t(`joint.kind.${kind}`)}</span>}
                  </button>
                </div>
              )
            )}
          </div>
        )
      })}
    </section>
  )
}
