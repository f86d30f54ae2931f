import { routes } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'
import { ConflictCard, type Conflict, type Proposal } from './conflict-card.tsx'

const key = ['conflicts']
const readList = async () => {
  const found = await callApi(routes.readConflicts)
  serverClock.learn(found.at)
  return found
}

/** Booked times that the roster no longer carries. M moves the marked one to its first proposal, P keeps it, J and K go on. */
export function ConflictsPage() {
  const { t } = useLanguage()
  useTitle(t('conflicts.title'))
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const client = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: readList, refetchInterval: 30_000 })
  const [reason, setReason] = useState(t('conflicts.usualReason'))
  const [told, setTold] = useState(false)
  const [at, setAt] = useState(0)
  const list = query.data?.conflicts ?? []
  const current = Math.min(at, Math.max(0, list.length - 1))
  const after = (text: string) => {
    say({ tone: 'done', text })
    void client.invalidateQueries({ queryKey: key })
  }
  const move = async (conflict: Conflict, { staffId, mode, start, end }: Proposal) => {
    const body = { by: 'unit' as const, reason, told, to: { staffId, mode, start, end } }
    const done = await run(routes.moveForResident, { params: { id: conflict.appointmentId }, body })
    if (done) after(t('conflicts.moved'))
    else void client.invalidateQueries({ queryKey: key })
  }
  const keep = async ({ appointmentId }: Conflict) => {
    if (await run(routes.keepTime, { params: { id: appointmentId }, body: {} })) after(t('conflicts.kept'))
    else void client.invalidateQueries({ queryKey: key })
  }
  const marked = list[current]
  useShortcuts(
    t('conflicts.keys'),
    [
      {
        key: 'm',
        label: t('conflicts.keyMove'),
        run: () => {
          const [first] = marked?.proposals ?? []
          if (marked && first && !busy) void move(marked, first)
        },
      },
      { key: 'p', label: t('conflicts.keep'), run: () => void (marked && !busy && keep(marked)) },
      {
        key: 'j',
        label: t('conflicts.keyNext'),
        run: () => {
          setAt(Math.min(current + 1, list.length - 1))
        },
      },
      {
        key: 'k',
        label: t('conflicts.keyPrevious'),
        run: () => {
          setAt(Math.max(current - 1, 0))
        },
      },
    ],
    list.length > 0,
  )
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('conflicts.title')}</h1>
        {list.length > 0 && <span data-test="conflict-count">{list.length + (query.data?.more ?? 0)}</span>}
      </div>
      <ReadState query={query} what={t('conflicts.title')} since={query.data?.at} />
      {query.data && list.length === 0 && <p data-test="no-conflicts">{t('conflicts.none')}</p>}
      {list.length > 0 && (
        <>
          <p className="quiet">{t('conflicts.lead')}</p>
          <div className="row">
            <label className="grow">
              {t('conflicts.reason')}
              <input
                className="wide"
                value={reason}
                maxLength={2000}
                data-test="conflict-reason"
                onChange={(event) => {
                  setReason(event.target.value)
                }}
              />
            </label>
            <label className="check">
              <input
                type="checkbox"
                checked={told}
                onChange={() => {
                  setTold(!told)
                }}
              />{' '}
              {t('conflicts.told')}
            </label>
          </div>
          <ul className="stack">
            {list.map((conflict, index) => (
              <ConflictCard
                key={conflict.appointmentId}
                conflict={conflict}
                isCurrent={index === current}
                busy={busy}
                onMove={(proposal) => void move(conflict, proposal)}
                onKeep={() => void keep(conflict)}
                onCurrent={() => {
                  setAt(index)
                }}
              />
            ))}
          </ul>
          {(query.data?.more ?? 0) > 0 && <p className="quiet">{t('conflicts.more', { n: query.data?.more ?? 0 })}</p>}
        </>
      )}
    </main>
  )
}
